from collections import deque
from time import monotonic


class Queue:
    # ANCHOR: push
    def push(self, message):
        if len(self.waiting) == self.limit:
            raise Full(message)
        self.waiting.append((monotonic(), message))
    # ANCHOR_END: push
