"""Every legal edit of a project as a pure function: done whole, or refused with an `EditError` that says why.

Ids of new things are `Project.next_id` upward; what an edit does not touch stays the same object. It knows
neither the history nor files.
"""
