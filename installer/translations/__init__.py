"""A developer's tool: gathers the texts of the program, takes translations in, and compiles them.

The program never needs it; it reads only what lies in `resources/translations`.
"""
