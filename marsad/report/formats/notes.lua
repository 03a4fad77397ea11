-- Footnotes become notes at the end, one for each content however often it is cited, linked both ways.
-- Pandoc would print a note anew for every citation; a reader of a brief wants one number for one post.
local numbers, contents, uses = {}, {}, {}

local function number_of(blocks)
  local key = pandoc.utils.stringify(blocks)
  if not numbers[key] then
    table.insert(contents, blocks)
    numbers[key] = #contents
    uses[#contents] = 0
  end
  return numbers[key]
end

local function mark(note)
  local n = number_of(note.content)
  uses[n] = uses[n] + 1
  if FORMAT == "typst" then
    return pandoc.RawInline("typst", string.format("#mark(%d, %d)", n, uses[n]))
  end
  return pandoc.RawInline("html", string.format(
    '<sup class="mark"><a id="ref-%d-%d" href="#note-%d" role="doc-noteref" aria-label="Note %d">[%d]</a></sup>', n, uses[n], n, n, n))
end

local function typst_note(blocks, n)
  return { pandoc.RawBlock("typst", string.format("#note(%d, %d)[", n, uses[n])), blocks, pandoc.RawBlock("typst", "]") }
end

local function html_note(blocks, n)
  local back = {}
  for use = 1, uses[n] do
    table.insert(back, string.format('<a href="#ref-%d-%d" role="doc-backlink" aria-label="Back to citation %d of note %d">↩</a>', n, use, use, n))
  end
  local open = pandoc.RawBlock("html", string.format('<li id="note-%d" value="%d">', n, n))
  return { open, blocks, pandoc.RawBlock("html", '<span class="back">' .. table.concat(back, " ") .. "</span></li>") }
end

local function section(build, open, close)
  local blocks = pandoc.Blocks({ pandoc.RawBlock(FORMAT, open) })
  for n, content in ipairs(contents) do
    for _, part in ipairs(build(content, n)) do
      if pandoc.utils.type(part) == "Blocks" then blocks:extend(part) else blocks:insert(part) end
    end
  end
  blocks:insert(pandoc.RawBlock(FORMAT, close))
  return blocks
end

local function append(doc)
  if #contents == 0 then return doc end
  if FORMAT == "typst" then
    doc.blocks:extend(section(typst_note, "#notes[", "]"))
  else
    doc.blocks:extend(section(html_note, '<section class="notes" role="doc-endnotes" aria-label="Notes"><h2>Notes</h2><ol>', "</ol></section>"))
  end
  return doc
end

-- the text that stands for an image carries its caption's notes a second time; there they are no citations
local function unmarked(image)
  image.caption = image.caption:walk({ Note = function() return {} end })
  return image
end

return { { Image = unmarked }, { Note = mark }, { Pandoc = append } }
