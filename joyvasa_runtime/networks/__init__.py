"""Torch modules behind the exported graphs. The runtime never imports them; training and convert do."""
