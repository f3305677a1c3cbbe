-- The first letters of the article number have always told the category.
update items
   set category = case split_part(sku, '-', 1)
                      when 'COF' then 'Coffee'
                      when 'TEA' then 'Tea'
                      when 'SPC' then 'Spices'
                      when 'NUT' then 'Nuts and dried fruit'
                      when 'CHO' then 'Chocolate'
                      when 'PKG' then 'Packaging'
                      else 'Other'
                  end
 where category is null;
