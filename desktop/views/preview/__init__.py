"""The preview: the portrait as it moves, the bar that plays it, and the tools that edit it on the picture."""
