"""Letters on frames: a visible label and captions that are burnt in. Subtitle files are not here."""
