"""A system with or without apt that only notes what it was asked to install."""

from installer.apt import Apt


class FakeApt(Apt):
    def __init__(self, *, available=True, allowed=False):
        self.available, self.allowed = available, allowed
        self.installed = []

    def is_available(self):
        return self.available

    def may_install(self):
        return self.allowed

    def install(self, packages):
        self.installed += packages
