"""What runs beside the window: rendering, reading frames, sound. The only package that starts threads."""
