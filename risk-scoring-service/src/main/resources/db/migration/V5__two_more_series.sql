-- Trust and the expectation gap are series of their own from now on; what was answered before counts too. Rows of a bucket are
-- summed, so these need not have the ids that later ones get.
insert into metric_bucket
  (id, day, series, answer, touchpoint, journey, segment, channel, language, source, team, partner, tag, n)
select gen_random_uuid(), day, series, answer, touchpoint, journey, segment, channel, language, source, team, partner, tag, count(*)
from (
  select
    (occurred_at at time zone '${zone}')::date as day,
    asked.series,
    asked.answer,
    coalesce(feedback ->> 'touchpoint', '') as touchpoint,
    coalesce(feedback ->> 'journey', '') as journey,
    coalesce(feedback ->> 'segment', '') as segment,
    coalesce(feedback ->> 'channel', '') as channel,
    coalesce(feedback ->> 'language', '') as language,
    coalesce(feedback ->> 'source', '') as source,
    coalesce(feedback ->> 'team', '') as team,
    coalesce(feedback ->> 'partner', '') as partner,
    tag
  from response
    cross join lateral (values
      ('trust/1', (feedback -> 'scores' ->> 'trust')::int),
      ('expectation-gap/1', case feedback -> 'scores' ->> 'expectation' when 'below' then -1 when 'met' then 0 when 'above' then 1 end)
    ) as asked (series, answer)
    cross join lateral (
      select '' union all select jsonb_array_elements_text(coalesce(feedback -> 'tags', '[]'))) as tags (tag)
  where asked.answer is not null
) as answers
group by day, series, answer, touchpoint, journey, segment, channel, language, source, team, partner, tag;
