/*
id: C08
pillar: capacity
mechanism: C7
name: {zh: 下沉编制使用率, en: Transferred posts in use}
definition:
  zh: 2020年1月1日以来批复下沉的编制中，已使用的比例。
  en: Share of the posts transferred since 1 January 2020 that are in use.
numerator: {zh: 已使用的下沉编制数, en: "posts used"}
denominator: {zh: 批复下沉的编制数, en: "posts allocated"}
limits: {zh: "使用数为各单位填报的现数，不留历史。", en: "Posts used is the present number as reported; earlier numbers are not kept in the record."}
grain: one row per allocation of posts since 2020; share of posts; since 2020-01-01
measures:
  count: {measure_word: {zh: 名, en: posts}}
  ratio: {format: percent}
lead: ratio
scope: town
adds_up: true
window: since_2020
in_force: 2020-01-01
direction: higher
goalposts: [0.4, 1]
reported_in: posts
source: {zh: 下沉编制表, en: Posts}
press_words: {zh: [编制使用率, 下沉编制使用率, 用编], en: [posts in use]}
*/
select
    towns.unit,
    towns.town,
    'posts' as record,
    posts.used as numerator,
    posts.posts as denominator,
    posts.from_level,
    posts.kind,
    posts.approved_on
from posts
inner join towns on posts.town = towns.town
cross join snapshot
where posts.approved_on >= date '2020-01-01'
    and posts.approved_on <= snapshot.as_of
