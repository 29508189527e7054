"""The words of the product and its pure rules. Standard library only; imports nothing of ours from above."""
