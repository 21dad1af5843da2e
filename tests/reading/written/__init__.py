"""Writers of formats that no library at hand writes: as little of each as a report takes, put
together by hand.
"""
