"""Tables of the empowerment pillar (赋权)."""

from dashboard.contracts.common import column, refers
from dashboard.contracts.table import Label, Table

TARGETS = ("department", "agency")

ASSESSMENT_WEIGHTS = Table(
    "assessment_weights",
    Label("考核权重", "Assessment weights"),
    Label("每行一个年度、考核对象、考核项", "one row per year, target and component"),
    ("year", "target", "component"),
    (
        column("year", "integer", "年度", "Year", low=2000, high=2100),
        refers("target", "考核对象", "Target", *TARGETS),
        column("target_type", "text", "对象类别", "Kind of target", allowed=TARGETS),
        column("component", "text", "考核项", "Component"),
        column("weight", "weight", "权重", "Weight", low=0, high=1),
    ),
)

TABLES = (ASSESSMENT_WEIGHTS,)
