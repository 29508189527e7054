"""One file per social network, all held to domain.platform.Platform."""
