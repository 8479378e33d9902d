"""The window of JoyVASA Studio (PySide6). What it shows and plays is made by `joyvasa_runtime`."""
