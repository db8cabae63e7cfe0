"""The offices that already hold what tables ask for (proposed).

Towns are asked for nothing: each table is filled in from a ledger that a city or county office
keeps.
"""

from dashboard.contracts.table import Label

STAFFING = Label("市、县委编办（机构编制台账）", "city and county staffing offices")
PERSONNEL = Label("县委组织部（干部、党组织台账）", "county organisation departments")
APPRAISAL = Label("县考核办（年度考核资料）", "county appraisal offices")
PLATFORM = Label("“响应”平台、网格平台导出", "exports of the response and grid platforms")
DEPARTMENTS = Label("县直部门（办件台账）", "county departments (their own files)")
