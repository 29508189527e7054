"""Settings, playbooks and the platforms' rules: read from files and the environment, handed down as frozen pieces."""
