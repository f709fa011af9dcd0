"""Lines of fixed width are mapped to the page; what else is in their group stays where it was."""

from __future__ import annotations

from mnist_desktop.ui.shared.plain_svg import plain_svg

PAGE = '<svg xmlns="http://www.w3.org/2000/svg"><g transform="matrix(10,0,0,-100,5,200)">{shapes}</g></svg>'


def plain(shapes: str) -> str:
    return plain_svg(PAGE.format(shapes=shapes).encode()).decode()


def test_points_of_a_path_and_of_a_polyline_are_mapped():
    page = plain(
        '<path vector-effect="non-scaling-stroke" d="M0,0 L1,1 C1e0,0.5 -1,-5e-1 2,2"/>'
        '<polyline vector-effect="non-scaling-stroke" points="1,0 2,1.5 "/>'
    )
    assert 'd="M5.00,200.00 L15.00,100.00 C15.00,150.00 -5.00,250.00 25.00,0.00"' in page
    assert 'points="15.00,200.00 25.00,50.00 "' in page
    assert "matrix" not in page
    assert "vector-effect" not in page


def test_what_scales_keeps_its_transformation():
    page = plain('<text x="1" y="2">loss</text><polyline vector-effect="non-scaling-stroke" points="0,0 "/>')
    assert '<text x="1" y="2" transform="matrix(10,0,0,-100,5,200)">loss</text>' in page


def test_a_group_without_such_lines_stays_as_it_is():
    assert '<g transform="matrix(10,0,0,-100,5,200)"><path d="M0,0 L1,1" /></g>' in plain('<path d="M0,0 L1,1"/>')
