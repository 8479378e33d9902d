"""The parts of the export dialog: its pages, its presets and its little picture. The dialog joins them."""
