-- For paper: pandoc drops `dir`, and `lang` on spans, on its way to Typst; here both are written, with isolates.
local function tag(value)
  return value and value:match("^%a%a%a?$") and value or "und"
end

local function span(el)
  if el.classes:includes("kind") then
    local inlines = pandoc.Inlines({ pandoc.RawInline("typst", "#kind[") })
    inlines:extend(el.content)
    inlines:insert(pandoc.RawInline("typst", "]"))
    return inlines
  end
  if not el.attributes.dir then return nil end
  local open = string.format('#run("%s", %s)[', tag(el.attributes.lang), el.attributes.dir == "rtl" and "rtl" or "ltr")
  local inlines = pandoc.Inlines({ pandoc.RawInline("typst", open) })
  inlines:extend(el.content)
  inlines:insert(pandoc.RawInline("typst", "]"))
  return inlines
end

local function wrapped(open, blocks, close)
  local result = pandoc.Blocks({ pandoc.RawBlock("typst", open) })
  result:extend(blocks)
  result:insert(pandoc.RawBlock("typst", close or "]"))
  return result
end

local function div(el)
  local class = el.classes[1]
  if class == "original" or class == "rendering" then
    local dir = el.attributes.dir == "rtl" and "rtl" or "ltr"
    return wrapped(string.format('[#side("%s", "%s", %s)[', class, tag(el.attributes.lang), dir), el.content, "]],")
  end
  if class == "source" then return wrapped("[#source[", el.content, "]],") end
  -- its parts, done before it, are the arguments of the call
  if class == "quotation" then return wrapped("#quotation(", el.content, ")") end
  if class == "caveat" or class == "twin" or class == "intro" then return wrapped("#" .. class .. "[", el.content) end
end

local function chart(fig)
  local image
  fig:walk({ Image = function(el) image = el end })
  if not image then return nil end
  local alt = pandoc.utils.stringify(fig.caption.long):gsub('[\\"]', "")
  local blocks = pandoc.Blocks({ pandoc.RawBlock("typst", string.format('#chart("%s", "%s")[', image.src:gsub('[^%w.-]', ""), alt)) })
  blocks:extend(fig.caption.long)
  blocks:insert(pandoc.RawBlock("typst", "]"))
  return blocks
end

return { { Figure = chart }, { Span = span, Div = div } }
