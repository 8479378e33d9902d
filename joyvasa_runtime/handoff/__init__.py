"""The timeline for other editors: OpenTimelineIO and EDL.

Only clips and markers go over; motion is exported as files of its own.
"""
