"""The timeline: tracks of clips along a ruler, edited by hand. It plays nothing and renders no frames."""
