-- For the page: spans with a direction are <bdi>, the twin of a figure folds away, tables scroll inside their own box.
local function attribute(name, value)
  return value and value:match("^[%a%d-]+$") and string.format(' %s="%s"', name, value) or ""
end

local function isolated(span)
  if not span.attributes.dir then return nil end
  local inlines = pandoc.Inlines({ pandoc.RawInline("html", "<bdi" .. attribute("lang", span.attributes.lang) .. attribute("dir", span.attributes.dir) .. ">") })
  inlines:extend(span.content)
  inlines:insert(pandoc.RawInline("html", "</bdi>"))
  return inlines
end

local function div(block)
  if block.classes:includes("twin") then
    local blocks = pandoc.Blocks({ pandoc.RawBlock("html", '<details class="twin"><summary>The figures as a table</summary>') })
    blocks:extend(block.content)
    blocks:insert(pandoc.RawBlock("html", "</details>"))
    return blocks
  end
  if block.classes:includes("original") then
    -- the outer direction is the post's; each paragraph in it finds its own
    block.content = block.content:walk({ Para = function(para)
      return pandoc.Div({ para }, pandoc.Attr("", { "line" }, { dir = "auto" }))
    end })
    return block
  end
end

local function boxed(tbl)
  return { pandoc.RawBlock("html", '<div class="table">'), tbl, pandoc.RawBlock("html", "</div>") }
end

return { { Span = isolated, Div = div }, { Table = boxed } }
