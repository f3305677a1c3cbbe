-- Demo data of the inventory, for a database that stands at version 9.
-- The same rows come out every time: nothing here asks the clock or a random generator.

-- A number from 0 to sides - 1 that depends on n and a salt only.
create function pg_temp.dice(n bigint, salt text, sides integer) returns integer
language sql immutable as $$
  select ((hashtext(n::text || salt)::bigint & 2147483647) % sides)::integer
$$;

-- HAM1, the default warehouse, is there already.
update warehouses set city = 'Hamburg';

insert into warehouses (code, name, city) values
    ('BRE1', 'Weser warehouse', 'Bremen'),
    ('RTM1', 'Harbour warehouse', 'Rotterdam'),
    ('LEJ1', 'Cross-dock', 'Leipzig');

-- 60 suppliers.
insert into suppliers (id, name, city, country, email, lead_time_days, created_at)
select n, name, city, country,
       'orders@' || lower(replace(name, ' ', '-')) || '.example',
       7 + pg_temp.dice(n, 'lead time', 50),
       timestamptz '2025-07-14 09:00:00+00' + make_interval(days => n * 6, mins => n * 17)
  from (select n,
               (array['Alto', 'Bergmann', 'Cortado', 'Delta', 'Estuary', 'Ferrand', 'Golden Leaf', 'Highland', 'Isola', 'Jasmin',
                      'Kardamom', 'Lagoon', 'Meridian', 'Noor', 'Orchid'])[1 + n % 15]
                 || ' '
                 || (array['Trading', 'Imports', 'Growers', 'Packaging'])[1 + n % 4] as name,
               (array['Hamburg', 'Rotterdam', 'Antwerp', 'Trieste', 'London', 'Le Havre', 'Istanbul'])[1 + n % 7] as city,
               (array['DE', 'NL', 'BE', 'IT', 'GB', 'FR', 'TR'])[1 + n % 7] as country
          from generate_series(1, 60) as n) s;

-- 400 items: products by pack size.
with products as (
  select row_number() over (order by no, kind) as p, *
    from (values
      ('COF', 'bag', 1450, array['Sidamo, whole bean', 'Huila, whole bean', 'Antigua, whole bean', 'Mandheling, whole bean',
                                 'Santos, whole bean', 'House espresso', 'Breakfast blend', 'Sidamo, ground', 'Huila, ground',
                                 'Decaffeinated, ground', 'Cold brew blend', 'Filter roast', 'Dark roast', 'Green beans, Sidamo']),
      ('TEA', 'tin', 990, array['Assam leaf', 'Darjeeling, first flush', 'Ceylon, high grown', 'Earl Grey', 'Lapsang', 'Sencha',
                                'Gunpowder', 'Oolong', 'Jasmine green', 'White needle', 'Rooibos', 'Peppermint', 'Camomile',
                                'English breakfast']),
      ('SPC', 'jar', 420, array['Black pepper', 'White pepper', 'Cinnamon sticks', 'Ground cinnamon', 'Cardamom pods', 'Cloves',
                                'Nutmeg', 'Star anise', 'Turmeric', 'Ground ginger', 'Sweet paprika', 'Smoked paprika',
                                'Cumin seed', 'Coriander seed', 'Fennel seed', 'Mustard seed']),
      ('NUT', 'bag', 880, array['Almonds, blanched', 'Almonds, whole', 'Hazelnuts, roasted', 'Walnut halves', 'Cashews', 'Pistachios',
                                'Pecan halves', 'Dried apricots', 'Sultanas', 'Dried figs', 'Medjool dates', 'Cranberries',
                                'Coconut flakes', 'Sunflower seeds']),
      ('CHO', 'box', 1190, array['Dark couverture 70 %', 'Dark couverture 55 %', 'Milk couverture', 'White couverture',
                                 'Cocoa powder', 'Cocoa nibs', 'Drinking chocolate', 'Hazelnut gianduja', 'Chocolate drops',
                                 'Cocoa butter', 'Chocolate shavings']),
      ('PKG', 'piece', 35, array['Paper bag', 'Valve bag', 'Tea tin', 'Glass jar', 'Carrier box', 'Label roll', 'Gift box',
                                 'Shipping carton', 'Paper cup', 'Cup lid', 'Tissue paper'])
    ) as k(kind, unit, cents, names)
   cross join lateral unnest(names) with ordinality as x(product, no)
), packs as (
  select p, kind, unit, cents, product, size,
         case when kind = 'PKG'
              then (array['small', 'medium', 'large', 'extra large', 'double'])[size]
              else (array['125 g', '250 g', '500 g', '1 kg', '5 kg'])[size] end as pack,
         row_number() over (order by p, size) as n
    from products cross join generate_series(1, 5) as size
)
insert into items (id, sku, name, unit, created_at, reorder_level, category, list_price_cents, currency)
select n,
       kind || '-' || lpad((1000 + p * 10 + size)::text, 5, '0'),
       product || ', ' || pack,
       case when kind <> 'PKG' and size = 5 then 'sack' else unit end,
       timestamptz '2025-06-18 08:00:00+00' + make_interval(days => (n / 9)::integer, mins => (n * 31 % 500)::integer),
       (array[60, 40, 25, 15, 5])[size] * (1 + pg_temp.dice(n, 'level', 6)),
       case kind
           when 'COF' then 'Coffee'
           when 'TEA' then 'Tea'
           when 'SPC' then 'Spices'
           when 'NUT' then 'Nuts and dried fruit'
           when 'CHO' then 'Chocolate'
           else 'Packaging'
       end,
       (cents * (array[0.35, 0.6, 1.0, 1.85, 8.4])[size])::integer / 5 * 5 + 4,
       'EUR'
  from packs;

-- 6,000 batches, 15 of each item. Most came before version 9, whose trigger keeps both dates,
-- so it rests while they are written; packaging has no date at all.
alter table batches disable trigger batches_sync_best_before;

create function pg_temp.add_batches(first_batch integer, last_batch integer) returns void
language sql as $$
  insert into batches (id, item_id, batch_no, quantity, received_on, supplier_id, expires_on)
  select b.n, i.id,
         to_char(b.received_on, 'YYMMDD') || '-' || lpad(b.n::text, 4, '0'),
         20 + pg_temp.dice(b.n, 'quantity', 36) * 5,
         b.received_on,
         1 + pg_temp.dice(b.n, 'supplier', 60),
         case i.category
             when 'Packaging' then null
             when 'Coffee' then b.received_on + 365
             when 'Tea' then b.received_on + 730
             when 'Spices' then b.received_on + 900
             else b.received_on + 180 + pg_temp.dice(b.n, 'shelf life', 90)
         end
    from (select n, date '2025-06-23' + n * 470 / 6000 as received_on
            from generate_series(first_batch, last_batch) as n) b
    join items i on i.id = 1 + b.n * 147 % 400
$$;

select pg_temp.add_batches(1, 5200);

alter table batches enable trigger batches_sync_best_before;

select pg_temp.add_batches(5201, 6000);

-- 40,000 stock moves: every batch comes in and goes out in five lots, the last of which empties it unless it
-- is recent; a tenth of every third batch moves to another warehouse.
-- The scanners reserve ids in blocks, which leaves large gaps between them.
with moves as (
  select b.id as batch_id, b.quantity, timestamptz '2025-06-23 06:30:00+00' + (b.received_on - date '2025-06-23') * interval '1 day'
             + make_interval(mins => b.id % 240) as moved_at, 'RECEIPT' as reason, 1 as warehouse_id,
         'PO-' || 40000 + b.id as order_no
    from batches b
   union all
  select b.id,
         case when k = 5 and b.id <= 4800
              then 4 * (b.quantity / 7) + 2 + case when b.id % 3 = 0 then b.quantity / 10 else 0 end - b.quantity
              else -(b.quantity / 7) - k % 2 end,
         timestamptz '2025-06-23 09:00:00+00' + (b.received_on - date '2025-06-23') * interval '1 day'
             + make_interval(days => k * 3 + pg_temp.dice(b.id, 'day', 9), mins => pg_temp.dice(b.id * 10 + k, 'minute', 480)),
         case when pg_temp.dice(b.id * 10 + k, 'reason', 60) = 0 then 'WASTE' else 'ISSUE' end,
         1,
         'SO-' || 90000 + b.id * 5 + k
    from batches b
   cross join generate_series(1, 5) as k
   union all
  select b.id, side * (b.quantity / 10), timestamptz '2025-06-23 14:00:00+00' + (b.received_on - date '2025-06-23') * interval '1 day'
             + make_interval(days => 2, mins => b.id % 120 + greatest(side, 0) * 300), 'TRANSFER',
         case when side < 0 then 1 else 2 + b.id % 9 / 3 end,
         'TO-' || 20000 + b.id
    from batches b
   cross join unnest(array[-1, 1]) as side
   where b.id % 3 = 0
)
insert into stock_moves (id, batch_id, quantity, moved_at, moved_by, warehouse_id, reason, order_no)
select n * 42000 + n * 37 % 997, batch_id, quantity, moved_at,
       (array['scanner-01', 'scanner-02', 'scanner-03', 'scanner-04', 'scanner-07', 'j.petersen', 'm.yildiz'])[1 + n % 7],
       warehouse_id, reason,
       case when reason <> 'WASTE' then order_no end
  from (select row_number() over (order by moved_at, batch_id, quantity) as n, * from moves) m;

-- The sequences go on where the rows end.
select setval(pg_get_serial_sequence('suppliers', 'id'), (select max(id) from suppliers)),
       setval(pg_get_serial_sequence('items', 'id'), (select max(id) from items)),
       setval(pg_get_serial_sequence('batches', 'id'), (select max(id) from batches)),
       setval(pg_get_serial_sequence('stock_moves', 'id'), (select max(id) from stock_moves));

drop function pg_temp.add_batches(integer, integer);
drop function pg_temp.dice(bigint, text, integer);

analyze warehouses, suppliers, items, batches, stock_moves;
