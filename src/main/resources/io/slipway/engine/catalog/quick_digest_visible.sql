-- A digest of as much of user mappings and subscriptions as every role may read. Server 13 or newer.
SELECT concat_ws(',',
         (SELECT sum(hashtextextended(m::text, m.umid::bigint)) FROM pg_user_mappings m),
         (SELECT sum(hashtextextended(concat_ws(
                       ' ', quote_ident(subname), subdbid, subowner, quote_ident(subslotname),
                       subbinary, substream, subsynccommit, -- since 14
                       subtwophasestate, subdisableonerr, -- since 15
                       subpasswordrequired, subrunasowner, suborigin, -- since 16
                       subfailover, -- since 17
                       subpublications::text), 0))
            FROM pg_subscription))
