-- For a word processor: real footnotes, where every citation is a note of its own; a repeated one points to the first.
local first, count = {}, 0

local function once(note)
  local key = pandoc.utils.stringify(note.content)
  count = count + 1
  if first[key] then
    return pandoc.Note({ pandoc.Para(pandoc.Inlines("See note " .. first[key] .. ".")) })
  end
  first[key] = count
end

local function unmarked(image)
  image.caption = image.caption:walk({ Note = function() return {} end })
  return image
end

return { { Image = unmarked }, { Note = once } }
