"""The command line: one file per noun. A command parses its options, calls one function and prints.

Reading order: exits (exit codes and how errors are told), entry and main (where it begins, what it offers), then any
command. May import every room; each command imports its rooms when it runs, so that a student's command pays for
nothing of the tutor's.
"""
