/*
id: C07
pillar: capacity
mechanism: C7
name: {zh: 下沉编制, en: Posts transferred to towns}
definition:
  zh: 2020年1月1日以来批复下沉到镇街的编制数；平均数为编制数除以镇街数，有人口普查数的单位另列每万人的数。
  en: Posts transferred to towns by approvals since 1 January 2020; the average divides by the number of towns, and stands per 10,000 residents too where there is a census row.
numerator: {zh: 批复下沉的编制数, en: "posts allocated"}
denominator: {zh: 镇街数, en: "towns"}
limits: {zh: "编制数不等于到岗人数；使用情况见C08。", en: "Posts allocated are not people in post; see C08 for those used."}
grain: one row per allocation of posts since 2020, and one per town of a unit that reports them; posts; since 2020-01-01
measures:
  count: {measure_word: {zh: 名, en: posts}}
  ratio: {format: number, unit: {zh: 名/镇街, en: posts per town}}
lead: count
residents: true
scope: town
adds_up: true
window: since_2020
in_force: 2020-01-01
direction: higher
goalposts: [0, 40]
level: {kind: reference, value: 21, claim: posts_per_town}
parts:
  from_level: {zh: 来源层级, en: Source level, counts: numerator}
  kind: {zh: 编制类别, en: Kind of post, counts: numerator}
reported_in: posts
source: {zh: 下沉编制表, en: Posts}
press_words: {zh: [下沉编制, 编制下沉, 新增编制, 下放编制], en: [posts sunk]}
*/
select
    towns.unit,
    towns.town,
    'posts' as record,
    posts.posts as numerator,
    0 as denominator,
    posts.from_level,
    posts.kind,
    posts.posts,
    posts.approved_on
from posts
inner join towns on posts.town = towns.town
cross join snapshot
where posts.approved_on >= date '2020-01-01'
    and posts.approved_on <= snapshot.as_of

union all

select unit, town, 'units', 0, 1, null, null, null, null from towns
