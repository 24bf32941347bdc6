// Only to compile the headers that the tests share.
