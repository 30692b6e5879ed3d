import sys

from krarup.cli import main

sys.exit(main())
