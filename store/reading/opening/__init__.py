"""Files to reports: archives opened, scans recognised, and all of it apart where a file may do
anything.

`batches` opens archives, `recognising` reads any file, `apart` does so in a child with limits, for
which `whole` imports what it takes.
"""
