"""The starter pack's generator: a portrait taken apart into layers that are warped. No learned weights."""
