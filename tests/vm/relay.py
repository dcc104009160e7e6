"""Run by qemu for each connection out of the machine: passes bytes between itself and a port of this one."""

import os
import select
import socket
import sys

_AT_ONCE = 65536


def main() -> None:
    """Pass on until one side hangs up."""
    with socket.create_connection(("127.0.0.1", int(sys.argv[1]))) as there:
        ways = {0: there.fileno(), there.fileno(): 1}
        while True:
            for source in select.select(list(ways), [], [])[0]:
                data = os.read(source, _AT_ONCE)
                if not data:
                    return
                while data:
                    data = data[os.write(ways[source], data) :]


if __name__ == "__main__":
    try:
        main()
    except OSError:  # hung up on: the machine is to see just that
        sys.exit(1)
