"""The forms of 0, 1, 2, 3 and 4."""

from __future__ import annotations

from mnist_desktop.core.drawing.allographs.lines import Choices, Form, Line, arc, corner


def round_zero(hand: Choices) -> Form:
    """A ring from anywhere near its top, either way round, whose ends meet, cross or miss each other."""
    sweep = hand.between(325, 420) * (1 if hand.chance(0.25) else -1)
    wide = hand.between(0.2, 0.5)
    ring = arc((wide, 0.5), (wide, 0.5), hand.between(210, 340), sweep, growth=hand.between(-0.15, 0.2))
    return [ring]


def looped_zero(hand: Choices) -> Form:
    """A ring that ends with a small loop or a stroke through its top."""
    wide = hand.between(0.25, 0.45)
    ring = arc((wide, 0.5), (wide, 0.5), hand.between(260, 310), -hand.between(350, 390))
    end = hand.between(0.7, 1.3) * wide
    return [[*ring, (end - 0.1, hand.between(0.08, 0.2)), (end + hand.between(0.1, 0.4), hand.between(-0.12, 0.05))]]


def crossed_zero(hand: Choices) -> Form:
    """A ring with a slash from the upper right to the lower left."""
    wide = hand.between(0.3, 0.45)
    out = hand.between(-0.15, 0.05)
    slash: Line = [(2 * wide + out, hand.between(-0.05, 0.15)), (-out, hand.between(0.85, 1.05))]
    return [arc((wide, 0.5), (wide, 0.5), hand.between(240, 300), -hand.between(345, 375)), slash]


def plain_one(hand: Choices) -> Form:
    """A stroke, straight or bent, that leans to either side."""
    lean, bend = hand.between(-0.25, 0.45), hand.between(-0.06, 0.06)
    return [[(lean, 0), (lean / 2 + bend, 0.5), (0, 1)]]


def flagged_one(hand: Choices) -> Form:
    """A stem with a short or long flag, steep or flat, in one go."""
    return [_flag_and_stem(hand)]


def standing_one(hand: Choices) -> Form:
    """A stem with a flag and with a foot, which is a line of its own or goes on from the stem."""
    line = _flag_and_stem(hand) if hand.chance(0.85) else [(0.0, 0.0), (0.0, 1.0)]
    x, y = line[-1]
    left, right, tilt = hand.between(0.08, 0.34), hand.between(0.08, 0.34), hand.between(-0.06, 0.06)
    if hand.chance(0.25):
        return [[*line, *corner(x, y), (x - left, y + tilt), *corner(x - left, y + tilt), (x + right, y - tilt)]]
    down = hand.between(-0.03, 0.05)
    return [line, [(x - left, y + down + tilt), (x + right, y + down - tilt)]]


def _flag_and_stem(hand: Choices) -> Line:
    """From the tip of the flag, up to the top, and down."""
    # A long flag is steep: one that is long and flat would be a seven.
    down = hand.between(0.08, 0.62)
    out = 0.03 + down * hand.between(0.3, 1.1 - 0.5 * down)
    sag = hand.between(-0.05, 0.05)
    foot = hand.between(-0.12, 0.12)
    top = corner(0, 0) if hand.chance(0.75) else [(0.0, 0.0)]
    return [(-out, down), (-out / 2 + sag, down / 2 + sag), *top, (foot / 2 + hand.between(-0.03, 0.03), 0.5), (foot, 1)]


def two_with_corner(hand: Choices) -> Form:
    """A round top, a diagonal, a sharp corner, and a base that is flat, wavy, or slopes."""
    line = _top_of_two(hand)
    width = hand.between(0.3, 1.0)
    wave, slope = hand.between(-0.12, 0.12), hand.between(-0.16, 0.14)
    return [[*line, *corner(hand.between(-0.06, 0.08), 0.97), (width / 2, 0.97 + slope / 2 + wave), (width, 0.97 + slope)]]


def two_with_loop(hand: Choices) -> Form:
    """A round top whose diagonal turns round in a loop before it becomes the base."""
    line = _top_of_two(hand)
    high, wide = hand.between(0.05, 0.2), hand.between(0.05, 0.2)
    loop = arc((wide * 0.8, 0.97 - high), (wide, high), 60, hand.between(200, 260))
    width = hand.between(0.4, 1.05)
    return [[*line, *loop, (width * 0.6, 0.95), (width, 0.97 + hand.between(-0.2, 0.12))]]


def two_of_legs(hand: Choices) -> Form:
    """Like a Z with a bent top: few curves at all."""
    width = hand.between(0.4, 0.75)
    turn = corner(width, hand.between(0.02, 0.22)) if hand.chance(0.4) else [(width + 0.04, hand.between(0.02, 0.25))]
    start = [(0, hand.between(0.0, 0.22)), (width * 0.5, hand.between(-0.12, 0.02))]
    base = corner(hand.between(-0.05, 0.08), 0.98)
    return [[*start, *turn, *base, (width * hand.between(0.9, 1.3), 0.98 + hand.around(0.05, 0.1))]]


def _top_of_two(hand: Choices) -> Line:
    """From the tip on the left over the top to the beginning of the diagonal."""
    wide, high = hand.between(0.16, 0.4), hand.between(0.13, 0.34)
    start = hand.between(110, 235)
    return [*arc((wide, high), (wide, high), start, hand.between(365, 405) - start), (wide, hand.between(0.6, 0.78))]


def round_three(hand: Choices) -> Form:
    """Two bows, of which either may be the larger, with a cusp, a dent or a loop between them."""
    middle, upper, lower = hand.between(0.3, 0.58), hand.between(0.15, 0.44), hand.between(0.18, 0.48)
    deep = hand.between(-0.05, 0.3)
    start = hand.between(170, 260)
    bow = arc((0.1, middle / 2), (upper, middle / 2), start, 435 - start)
    half = (1 - middle) / 2
    below = arc((0.1, middle + half), (lower, half), hand.between(-85, -55), hand.between(160, 260))
    inner = upper * 0.55 - deep
    between: Line = corner(inner, middle) if hand.chance(0.7) else [(inner, middle)]
    if hand.chance(0.15):
        between = [(inner, middle + 0.07), (inner - 0.08, middle), (inner, middle - 0.06)]
    return [[*bow, *between, *below]]


def flat_three(hand: Choices) -> Form:
    """A straight top, a diagonal back to the middle, and one bow."""
    width, middle = hand.between(0.28, 0.8), hand.between(0.26, 0.54)
    half = (1 - middle) / 2
    inner = hand.between(0.08, 0.35)
    bow = arc((inner, middle + half), (hand.between(0.25, 0.45), half), hand.between(-85, -55), hand.between(160, 260))
    tip: Line = [(hand.between(-0.03, 0.03), hand.between(0.08, 0.16))] if hand.chance(0.15) else []
    start = [*corner(0, hand.between(-0.03, 0.06))] if tip else [(0.0, hand.between(-0.05, 0.08))]
    return [[*tip, *start, *corner(width, hand.between(-0.05, 0.05)), *corner(inner, middle), *bow]]


def open_four(hand: Choices) -> Form:
    """An angle or bow, open at its top, and a stem that begins high, low, or at the bar."""
    bar, right = hand.between(0.38, 0.74), hand.between(0.42, 1.05)
    start = (hand.between(-0.05, 0.5), hand.between(-0.02, 0.2))
    if hand.chance(0.6):
        turn = corner(0, bar)
    else:
        turn = [(hand.between(-0.06, 0.04), bar * 0.75), (hand.between(0.02, 0.14), bar + 0.03)]
    rise = hand.between(-0.16, 0.12)
    halfway = (start[0] * hand.between(0.3, 0.6) - 0.02, (start[1] + bar) / 2)
    angle: Line = [start, halfway, *turn, (right / 2, bar + rise / 2), (right, bar + rise)]
    at = min(right - 0.04, hand.between(0.28, 0.8)) if hand.chance(0.8) else right + hand.between(0.0, 0.07)
    lean = hand.between(-0.35, 0.15)
    begin = hand.between(-0.08, 0.3) if hand.chance(0.55) else hand.between(0.2, bar)
    # The stem leans around the place where it crosses the bar.
    crossing = (at + hand.between(-0.02, 0.02), bar)
    stem = [(at - lean * (bar - begin), begin), crossing, (at + lean * (1 - bar), hand.between(0.92, 1.1))]
    if hand.chance(0.1):  # the pen stays on the paper between the two
        return [[*angle, *angle[-1:], *stem[:1], *stem]]
    return [angle, stem]


def hooked_four(hand: Choices) -> Form:
    """An angle whose bar turns down into the stem, or nearly so: hardly any of the stem is above the bar."""
    bar, right = hand.between(0.3, 0.6), hand.between(0.35, 0.7)
    start = (hand.between(0.05, 0.5), 0.0)
    turn = corner(0, bar) if hand.chance(0.7) else [(-0.02, bar * 0.8), (0.06, bar + 0.02)]
    end = (right + hand.between(-0.3, 0.08), 1.0)
    over = hand.between(0.0, 0.14)
    angle: Line = [start, (start[0] * 0.5, bar / 2), *turn]
    begin = (right + hand.between(-0.03, 0.05), bar - over)
    stem: Line = [begin, ((right + end[0]) / 2 + hand.between(-0.03, 0.1), (bar + 1) / 2), end]
    if hand.chance(0.3):
        return [[*angle, *corner(right, bar), *stem]]
    return [[*angle, (right + hand.between(-0.06, 0.25), bar + hand.between(-0.1, 0.06))], stem]


def closed_four(hand: Choices) -> Form:
    """A triangle and a stem, whose tops meet, cross or almost meet."""
    bar, top = hand.between(0.52, 0.75), hand.between(0.3, 0.6)
    right = top + hand.between(0.08, 0.4)
    start = (top + hand.between(-0.08, 0.05), hand.between(-0.05, 0.08))
    angle = [start, *corner(0, bar), (right, bar + hand.between(-0.1, 0.06))]
    foot = top + hand.between(-0.15, 0.06)
    return [angle, [(top, hand.between(-0.05, 0.1)), ((top + foot) / 2, 0.5), (foot, hand.between(0.95, 1.08))]]


def four_in_one_go(hand: Choices) -> Form:
    """Down, along and up again without lifting the pen, and then down along the stem: a cup, or a closed triangle."""
    bar, right = hand.between(0.38, 0.66), hand.between(0.38, 0.66)
    if hand.chance(0.4):
        start = (right - hand.between(0.0, 0.1), hand.between(-0.04, 0.06))
    else:
        start = (hand.between(0.0, 0.15), hand.between(-0.04, 0.12))
    turn = corner(0, bar) if hand.chance(0.5) else [(-0.02, bar * 0.8), (0.08, bar + 0.03)]
    end = (right + hand.between(-0.25, 0.1), 1.0)
    up = (right + hand.between(-0.02, 0.08), hand.between(-0.02, 0.16))
    swing: Line = corner(right, bar) if hand.chance(0.5) else [(right * 0.8, bar + 0.02), (right, bar - 0.06)]
    return [[start, (start[0] * 0.45, bar / 2), *turn, *swing, *corner(*up), ((up[0] + end[0]) / 2, 0.55), end]]
