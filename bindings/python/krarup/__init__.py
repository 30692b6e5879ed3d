"""Contact-center resource planning: from a forecast to a roster and the service level it delivers.

    import krarup as kr

    queue = kr.ErlangA(kr.Demand(contacts=100, per="30min", aht=240), patience="2min")
    target = kr.Target(service_level=0.8, acceptable_wait=20)
    agents = kr.required_agents(queue, target)
    kr.performance(kr.with_agents(queue, agents), acceptable_wait=20)

Every number may be an array or a pandas Series; arrays broadcast as in NumPy. Times are seconds, timedeltas or text
("3min"); answers are floats in seconds. `krarup.plot` draws, `krarup.frames` speaks pandas, `krarup.formulas` holds the
bare mathematics.
"""

from krarup import _core, formulas
from krarup._core import *  # noqa: F403
from krarup._core import __version__

__all__ = ["__version__", "formulas"]
__all__ += _core.__all__
