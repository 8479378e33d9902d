"""What the actions do: each module connects a part of the table to the document and the jobs."""
