"""Service messages: the sentence for an action of the JSON export, and the action for a sentence of the HTML export.

The sentences are the HTML export's own, so that both exports of a chat agree. Each action has the channel's sentence
and the group's; ``{who}`` is the actor, ``{title}`` whatever the action names.
"""

from __future__ import annotations

import re
from typing import Any

SENTENCES: dict[str, tuple[str, str]] = {
    "create_channel": ("Channel «{title}» created", "Channel «{title}» created"),
    "create_group": ("{who} created group «{title}»", "{who} created group «{title}»"),
    "edit_group_title": ("Channel title changed to «{title}»", "{who} changed group title to «{title}»"),
    "edit_group_photo": ("Channel photo changed", "{who} changed group photo"),
    "delete_group_photo": ("Channel photo removed", "{who} removed group photo"),
    "pin_message": ("{who} pinned this message", "{who} pinned this message"),
    "clear_history": ("History cleared", "History cleared"),
    "invite_members": ("{who} invited {members}", "{who} invited {members}"),
    "remove_members": ("{who} removed {members}", "{who} removed {members}"),
    "join_group_by_link": ("{who} joined group by link from {title}", "{who} joined group by link from {title}"),
    "join_group_by_request": ("{who} joined group by request", "{who} joined group by request"),
    "migrate_to_supergroup": ("{who} converted this group to a supergroup",) * 2,
    "migrate_from_group": ("{who} converted a basic group to this supergroup «{title}»",) * 2,
    "group_call": ("Voice chat{seconds}", "{who} started voice chat{seconds}"),
    "topic_created": ("{who} created topic «{title}»",) * 2,
    "set_messages_ttl": ("New messages will {ttl}", "{who} has set messages to {ttl}"),
}
KNOWN = frozenset(SENTENCES) | {
    "allow_sending_messages",
    "attach_menu_bot_allowed",
    "boost_apply",
    "change_creator",
    "conference_call",
    "edit_chat_theme",
    "gift_code_prize",
    "giveaway_launch",
    "giveaway_results",
    "group_call_scheduled",
    "invite_to_group_call",
    "joined_telegram",
    "managed_bot_created",
    "new_creator_pending",
    "no_forwards_request",
    "no_forwards_toggle",
    "paid_messages_price_change",
    "paid_messages_refund",
    "phone_call",
    "poll_append_answer",
    "poll_delete_answer",
    "process_suggested_post",
    "proximity_reached",
    "refunded_payment",
    "requested_peer",
    "requested_phone_number",
    "score_in_game",
    "send_passport_values",
    "send_payment",
    "send_premium_gift",
    "send_star_gift",
    "send_stars_gift",
    "send_ton_gift",
    "send_webview_data",
    "set_chat_wallpaper",
    "set_same_chat_wallpaper",
    "stars_prize",
    "suggest_birthday",
    "suggest_profile_photo",
    "suggested_post_refund",
    "suggested_post_success",
    "take_screenshot",
    "todo_append_tasks",
    "todo_completions",
    "topic_edit",
    "web_app_bot_allowed",
}


def sentence(message: dict[str, Any], *, channel: bool) -> str:
    """What a service message of the JSON export says, in words."""
    action = str(message.get("action") or "")
    if action not in SENTENCES:
        own = message.get("information_text") or message.get("title") or message.get("new_title") or message.get("text")
        return own if isinstance(own, str) and own else action.replace("_", " ")
    template = SENTENCES[action][0 if channel else 1]
    return template.format(
        who=message.get("actor") or "Deleted",
        title=message.get("title") or message.get("inviter") or "",
        members=_listed([str(name or "Deleted Account") for name in message.get("members") or ()]),
        seconds=f" ({message['duration']} seconds)" if message.get("duration") else "",
        ttl="auto-delete" if message.get("period") else "not auto-delete",
    )


def action_of(text: str) -> str | None:
    """The action that a sentence of the HTML export reports; None where it is not one that we know."""
    return next((action for action, pattern in _PATTERNS if pattern.fullmatch(text)), None)


def named_in(action: str, text: str) -> str | None:
    """What the sentence of an action names (the new title of a channel); None where the sentence is another's."""
    found = (pattern.fullmatch(text) for pattern in _NAMING.get(action, ()))
    return next((match["title"] for match in found if match), None)


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def _pattern(template: str) -> re.Pattern[str]:
    escaped = re.escape(template).replace(r"\{seconds\}", r"(?: \(\d+ seconds\))?")
    return re.compile(re.sub(r"\\\{\w+\\\}", ".+", escaped), re.DOTALL)


_NAMING = {
    action: [
        re.compile(re.escape(template).replace(r"\{title\}", "(?P<title>.+)").replace(r"\{who\}", ".+"), re.DOTALL)
        for template in dict.fromkeys(pair)
        if "«{title}»" in template
    ]
    for action, pair in SENTENCES.items()
}
_PATTERNS = [(action, _pattern(template)) for action, pair in SENTENCES.items() for template in dict.fromkeys(pair)]
