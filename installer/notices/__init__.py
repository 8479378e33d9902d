"""The licences of everything in the bundle, gathered from what is installed.

The short list for people is `THIRD_PARTY_NOTICES.md` in the checkout, written by hand; this is the long one
with every text, which a bundle has to carry.
"""
