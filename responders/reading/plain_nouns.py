"""Hold plain English nouns of money, travel, homes, shops and devices that a reply may say back, beside `plain_words`.

The same holds for them as for all words there: none names a person, a place, an illness, a sum or a span of time.
"""

from __future__ import annotations

_MONEY = (
    "passcode identity withdrawal withdrawals cheque cheques savings insurance debit credit recipient recipients fare "
    "fares tariff contract contracts meter readings beneficiary fee fees rate rates exchange terminal mortgage loan "
    "loans currencies"
)
_TRAVEL = (
    "appointment appointments branch branches destination gate passport itinerary cabin train trains bus buses "
    "station road roads route routes tram bike bikes scooter lounge ride rides pickup locker plane planes aircraft "
    "boarding pass passes layover snack snacks meals wifi confirmation upgrade upgrades entertainment "
    "legroom connections departure arrival stroller guitar guitars instrument instruments pet pets skis snowboard "
    "backpack luggage baggage bin bins aisle row gates flight standby"
)
_HOMES = (
    "tire tires tyre tyres tank dishwasher microwave freezer boiler heating heater thermostat doorbell bulb bulbs "
    "pump grinder brewer capsule capsules spare kit returns manual manuals instructions"
)
_DEVICES = (
    "alarm alarms hotspot sim esim roaming carrier coverage firmware keypad hinge port ports stylus voicemail "
    "voicemails ringtone touchpad trackpad webcam earphones earphone headphone adapter dongle bluetooth airplay "
    "chromecast"
)
_ACCOUNTS = (
    "emoji emojis gif gifs sticker stickers reels likes monetization badge bio crossplay expansion saves emote "
    "emotes perk perks ping homepage newsletter newsletters alias aliases attachment attachments signature spam "
    "junk trash archive drafts sender senders size font type homework quiz location"
)
NOUNS = frozenset(word for listed in (_MONEY, _TRAVEL, _HOMES, _DEVICES, _ACCOUNTS) for word in listed.split())
