"""Transparent backgrounds: what of a picture stays, how that moves, and its colours without the background.

The person matte itself is `portrait.matte`; laying the result onto a canvas is `portrait.framing`.
"""
