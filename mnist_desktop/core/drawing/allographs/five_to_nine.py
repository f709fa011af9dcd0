"""The forms of 5, 6, 7, 8 and 9."""

from __future__ import annotations

from mnist_desktop.core.drawing.allographs.lines import Choices, Form, Line, arc, corner


def five_in_one_go(hand: Choices) -> Form:
    """The bar from right to left, down, and the bow; with corners, or without any like an S."""
    neck, width = hand.between(0.25, 0.55), hand.between(0.22, 0.85)
    bar: Line = [(width, hand.between(-0.1, 0.06)), (width / 2, hand.between(-0.04, 0.04))]
    if hand.chance(0.6):
        turns: Line = [*corner(hand.between(0.0, 0.12), 0.02), *corner(hand.between(-0.05, 0.06), neck)]
    else:
        turns = [(0.05, 0.02), (hand.between(-0.06, 0.04), neck * 0.6), (hand.between(0.0, 0.1), neck)]
    return [[*bar, *turns, *_bow_of_five(hand, neck)]]


def five_with_bar(hand: Choices) -> Form:
    """Stem and bow first, then the bar: it touches, crosses, or floats beside or above the stem."""
    neck = hand.between(0.22, 0.55)
    top = (hand.between(0.0, 0.14), hand.between(0.0, 0.08))
    turn = corner(hand.between(-0.05, 0.06), neck) if hand.chance(0.6) else [(hand.between(-0.05, 0.03), neck)]
    body = [top, *turn, *_bow_of_five(hand, neck)]
    left = top[0] + hand.between(-0.15, 0.28)
    height = top[1] + hand.between(-0.16, 0.12)
    bar = [(left, height), (left + hand.between(0.2, 0.8), height + hand.between(-0.22, 0.1))]
    return [body, bar] if hand.chance(0.9) else [bar, body]


def _bow_of_five(hand: Choices, neck: float) -> Line:
    """The belly: from the neck out to the right and back to the left, shallow or round."""
    high = (1 - neck + hand.between(0.0, 0.12)) / 2
    wide = hand.between(0.18, 0.52)
    return arc((hand.between(0.02, 0.2), 1 - high), (wide, high), hand.between(-110, -70), hand.between(175, 290))


def round_six(hand: Choices) -> Form:
    """Down the left side, straight or bent, and round a small or large loop that closes, spirals in, or stays open."""
    high, wide = hand.between(0.13, 0.36), hand.between(0.14, 0.4)
    start = (wide * hand.between(0.0, 2.4), hand.between(-0.02, 0.05))
    belly = hand.between(-0.03, 0.14)
    side: Line = [start, (start[0] * 0.35 - belly, hand.between(0.25, 0.4)), (-0.02, 1 - high * 1.2)]
    loop = arc((wide, 1 - high), (wide, high), 170, -hand.between(240, 400), growth=-hand.between(-0.1, 0.4))
    return [[*side, *loop]]


def curled_six(hand: Choices) -> Form:
    """One spiral: a hook at its top, a wide left side."""
    wide, high = hand.between(0.28, 0.42), hand.between(0.18, 0.3)
    outer = arc((wide, 0.5), (wide, 0.5), hand.between(285, 320), -hand.between(130, 160))
    return [[*outer, *arc((wide, 1 - high), (wide, high), 130, -hand.between(250, 345), growth=-hand.between(0.0, 0.2))]]


def plain_seven(hand: Choices) -> Form:
    """A top and a stem, which is straight, bent, or hooked at its foot; often with a tick at the beginning."""
    return [_top_and_stem(hand)[0]]


def barred_seven(hand: Choices) -> Form:
    """The same with a bar through the stem: high or low, short or long, at any tilt."""
    line, crossing = _top_and_stem(hand)
    x, y = crossing
    left, right, tilt = hand.between(0.08, 0.45), hand.between(0.06, 0.5), hand.between(-0.16, 0.14)
    if hand.chance(0.12):
        x += hand.between(-0.12, 0.12)
    bar: Line = [(x - left, y + tilt), (x, y + hand.between(-0.05, 0.05)), (x + right, y - tilt)]
    if hand.chance(0.1):  # the pen stays on the paper on its way back from the foot
        return [[*line, *line[-1:], *bar[:1], *bar]]
    return [line, bar]


def _top_and_stem(hand: Choices) -> tuple[Line, tuple[float, float]]:
    """A seven in one go, and a point of its stem where a bar may cross."""
    width = hand.between(0.32, 0.9)
    dip, rise = hand.between(-0.09, 0.06), hand.between(-0.08, 0.08)
    line: Line = [(0, rise), (width * 0.5, dip + rise / 2)]
    if hand.chance(0.4):  # a tick down from the left end
        deep = hand.between(0.05, 0.26)
        line = [(hand.between(-0.08, 0.06), rise + deep), *corner(0, rise), (width * 0.5, dip + rise / 2)]
    turn = corner(width, 0) if hand.chance(0.7) else [(width - 0.03, -0.01), (width + 0.01, 0.1)]
    foot = hand.between(-0.08, 0.75 * width)
    bend = hand.between(-0.2, 0.08)
    middle = ((width + foot) / 2 + bend, 0.5)
    end: Line = [(foot, 1.0)]
    if hand.chance(0.12):
        end = [(foot, 0.95), (foot + hand.between(-0.15, 0.12), 1.02)]
    height = hand.between(0.3, 0.62) if hand.chance(0.65) else hand.between(0.55, 0.85)
    # On the curve, which passes halfway between the middle and the straight line from end to end.
    straight = width + (foot - width) * height
    crossing = straight + bend * 0.9 * (1 - abs(2 * height - 1)), height
    return [*line, *turn, middle, *end], crossing


def eight_in_one_go(hand: Choices) -> Form:
    """An S that goes back up: it begins at the top right, and its ends meet, cross or miss each other."""
    middle = hand.between(0.4, 0.54)
    up, low = hand.between(0.12, 0.36), hand.between(0.14, 0.4)
    gap, reach = hand.between(-0.15, 0.24), hand.between(-0.06, 0.14)
    x, half = 0.36, (1 - middle) / 2
    start = (x + up * hand.between(0.4, 1.0) + max(gap, 0) * 0.5, middle * hand.between(0.1, 0.4))
    points: Line = [
        start, (x + up * 0.4, -0.03), (x - up * 0.7, -0.02), (x - up * 1.15, middle * 0.5), (x - 0.05, middle * 0.98),
        (x + low * 0.9, middle + half * 0.55), (x + low * 1.05, middle + half * 1.5), (x + low * 0.2, 1.06),
        (x - low * 0.95, 0.98), (x - low * 1.05, middle + half * 0.7), (x + 0.02, middle * 0.98),
        (x + up * 0.95 + reach, middle * 0.55), (start[0] - gap * 0.6, start[1] + gap * 0.3 - 0.02),
    ]  # fmt: skip
    return [points if hand.chance(0.8) else points[::-1]]


def eight_of_rings(hand: Choices) -> Form:
    """A ring on a ring: they touch, overlap, or almost touch."""
    middle = hand.between(0.34, 0.56)
    up, low, half = hand.between(0.14, 0.34), hand.between(0.16, 0.38), (1 - middle) / 2
    shift, apart = hand.between(-0.16, 0.16), hand.between(-0.05, 0.04)
    way = -1 if hand.chance(0.8) else 1
    above = arc((0.4 + shift, middle / 2), (up, middle / 2 - apart), hand.between(200, 340), way * hand.between(335, 385))
    below = arc((0.4, middle + half), (low, half), hand.between(230, 310), way * hand.between(335, 385))
    return [above, below]


def eight_from_the_middle(hand: Choices) -> Form:
    """A loop above and a loop below, drawn from where they cross."""
    middle = hand.between(0.36, 0.58)
    up, low, half = hand.between(0.14, 0.34), hand.between(0.16, 0.38), (1 - middle) / 2
    above = arc((0.4, middle / 2), (up, middle / 2), hand.between(60, 120), hand.between(310, 360))
    below = arc((0.4, middle + half), (low, half), -80, -hand.between(290, 380))
    return [[*above, *below]]


def closed_nine(hand: Choices) -> Form:
    """A loop from its right end, round to the left, that closes at the stem; then the tail."""
    wide, high = hand.between(0.14, 0.4), hand.between(0.13, 0.34)
    start = hand.between(-90, 20)
    loop = arc((wide, high), (wide, high), start, -(360 + start - hand.between(-25, 25)), growth=hand.between(-0.1, 0.1))
    up = (2 * wide + hand.between(-0.03, 0.05), high * hand.between(0.1, 0.9))
    return [[*loop, *corner(*up), *_tail(hand, 2 * wide, high)]]


def gaping_nine(hand: Choices) -> Form:
    """A bow open to the right, and a stem that starts beside its upper end: they do not meet above, below, or at all."""
    wide, high = hand.between(0.18, 0.36), hand.between(0.16, 0.3)
    start = hand.between(-80, -20)
    bow = arc((wide, high), (wide, high), start, -hand.between(190, 310))
    away = hand.between(-0.02, 0.14)
    begin = (2 * wide + away, hand.between(-0.05, 0.25))
    if hand.chance(0.5):
        return [bow, [begin, *_tail(hand, 2 * wide + away, high)]]
    return [[*bow, *corner(*begin), *_tail(hand, 2 * wide + away, high)]]


def cupped_nine(hand: Choices) -> Form:
    """Open at its top, like a g or a y: down the left side, along, up to the right, and down."""
    wide, deep = hand.between(0.35, 0.7), hand.between(0.22, 0.5)
    start = wide * hand.between(0.25, 0.85)
    cup: Line = [
        (start, hand.between(-0.02, 0.12)), (0.02, hand.between(-0.03, 0.06)), (-0.04, deep * 0.55), (wide * 0.15, deep * 1.04),
        (wide * 0.65, deep * hand.between(0.95, 1.1)), (wide, deep * 0.6),
    ]  # fmt: skip
    tail = _curl(hand, wide) if hand.chance(0.65) else _tail(hand, wide, deep / 2)
    return [[*cup, *corner(wide + hand.between(-0.03, 0.05), hand.between(-0.05, 0.15)), *tail]]


def clockwise_nine(hand: Choices) -> Form:
    """From inside or below the loop, up the left side, over the top, and down the tail: the loop hardly closes, or not at all."""
    wide, high = hand.between(0.2, 0.36), hand.between(0.18, 0.3)
    start = hand.between(20, 105)
    loop = arc((wide, high), (wide, high), start, 350 - start, growth=hand.between(-0.1, 0.25))
    return [[*loop, *_tail(hand, 2 * wide, high)]]


def hanging_nine(hand: Choices) -> Form:
    """A loop that begins and ends at the middle of the stem, flat on its left: its tail curls to the left."""
    wide, high = hand.between(0.14, 0.36), hand.between(0.12, 0.28)
    loop = arc((wide, high), (wide, high), hand.between(-60, 0), -hand.between(200, 330), growth=hand.between(-0.25, 0.1))
    x, y = loop[-1]
    again = [(x + hand.between(0.0, 0.15), y - hand.between(0.0, 0.06)), *corner(2 * wide, high * hand.between(0.5, 1.5))]
    return [[*loop, *again, *_curl(hand, 2 * wide)]]


def _tail(hand: Choices, x: float, high: float) -> Line:
    """From the right side of a nine downwards: straight, bent, or curled to the left or to the right."""
    if hand.chance(0.3):
        return [(x, high + 0.15), *_curl(hand, x)]
    foot = x + hand.between(-0.45, 0.15)
    tail = [(x + hand.between(-0.03, 0.04), high + 0.2), ((x + foot) / 2 + hand.between(-0.04, 0.06), 0.7), (foot, 1.0)]
    return [*tail, (foot + hand.between(0.05, 0.2), hand.between(0.94, 1.02))] if hand.chance(0.08) else tail


def _curl(hand: Choices, x: float) -> Line:
    """The lower part of a tail that ends in a bow to the left."""
    wide = hand.between(0.12, 0.42)
    return [(x + hand.between(-0.03, 0.06), 0.72), *arc((x - wide, 0.8), (wide, 0.2), 20, hand.between(70, 170))]
