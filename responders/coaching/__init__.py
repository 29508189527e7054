"""What the coach reads a reply by: words of each language, and one module for each family of marks."""
