"""The program's test of itself, `joyvasa-studio --self-test`: whether an installation has all that it needs.

It needs no screen, no GPU and no network, and leaves nothing behind; the tests of the code are elsewhere.
"""
