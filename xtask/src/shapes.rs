//! `cargo xtask shapes`: draws the map and writes it to `src/map/shapes.rs`.
//!
//! The outlines come from Natural Earth 1:50m as packed in npm's `world-atlas`. They are simplified
//! arc by arc, before polygons are put together: two countries that share a border share its arc, so
//! they still meet without a gap afterwards. What is decided by hand (the framing, what is left out,
//! where names stand, which way the arrow keys lead) is kept in the tables at the top of this file.
//!
//! The map takes no position on any territory. All neighbours become one shape without inner
//! borders, Japan is left to a marker, and features that Natural Earth lists as disputed are omitted.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{array, fs};

use serde_json::Value;

/// The package and version that the committed shapes were made from.
const PACKAGE: &str = "world-atlas@2.0.2";

/// Width and height of the drawing, in its own units.
const VIEW: (i16, i16) = (1000, 857);

/// Longitude of the left edge and latitude of the top edge, in degrees.
const ORIGIN: (f64, f64) = (91.2, 28.91);

/// Units per degree of longitude and latitude: equirectangular, true to scale near 9° N, which keeps
/// shapes within 2 % from Java to Luzon.
const SCALE: (f64, f64) = (20.06, 20.30);

/// Neighbours reach past the drawing, so that they bleed off whatever it is placed on: left, top,
/// right and bottom of what is kept of them, in units. The bottom (10.5° S) is inside the drawing
/// and stops short of Australia, of which only a strip with a straight edge would show.
const BLEED: Bounds = Bounds { left: -190, top: -70, right: 1080, bottom: 800 };

/// A point is dropped if the triangle it spans with its neighbours is smaller than this, in square
/// units (one is about 30 km²): on coasts and borders of members, and elsewhere, where no line is drawn.
const DETAIL_MEMBER: f64 = 9.0;
const DETAIL_NEIGHBOUR: f64 = 24.0;

/// An island needs this area to be drawn, in square units; the largest part of a member always is.
const SMALLEST_ISLAND: f64 = 10.0;

/// An island keeps at least this many corners.
const FEWEST_CORNERS: usize = 5;

/// Coordinates are whole multiples of this, in tenths of a unit.
const GRID: i32 = 10;

/// The members by ISO 3166 alpha-2 code and by Natural Earth's name, in the order of the ten-member bar.
const MEMBERS: [(&str, &str); 10] = [
    ("BN", "Brunei"),
    ("KH", "Cambodia"),
    ("ID", "Indonesia"),
    ("LA", "Laos"),
    ("MY", "Malaysia"),
    ("MM", "Myanmar"),
    ("PH", "Philippines"),
    ("SG", "Singapore"),
    ("TH", "Thailand"),
    ("VN", "Vietnam"),
];

const TIMOR_LESTE: &str = "Timor-Leste";

/// Not drawn at all: Japan, which is a marker, and what Natural Earth lists apart as disputed.
const OMITTED: [&str; 6] =
    ["Japan", "Siachen Glacier", "Scarborough Reef", "Spratly Is.", "Paracel Is.", "Ashmore and Cartier Is."];

/// What the name of a member is written on.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Ground {
    Land,
    Sea,
    CallOut,
}

/// The label of a member; written out as the `Label` of the generated file.
struct Label {
    code: &'static str,
    x: i16,
    y: i16,
    anchor: &'static str,
    width: i16,
    lift: i16,
    ground: Ground,
    leader: Option<[i16; 4]>,
}

/// Largest size of the text of labels, in units: in a map of 330 CSS px it makes 11.5 px.
const NAME_SIZE: f64 = 35.0;

#[rustfmt::skip]
const LABELS: [Label; 10] = [
    Label { code: "BN", x: 466, y: 346, anchor: "middle", width: 37, lift: 0, ground: Ground::CallOut, leader: Some([466, 368, 470, 493]) },
    Label { code: "KH", x: 230, y: 432, anchor: "start", width: 56, lift: 2, ground: Ground::Sea, leader: Some([252, 420, 262, 352]) },
    Label { code: "ID", x: 444, y: 602, anchor: "middle", width: 56, lift: 0, ground: Ground::Land, leader: None },
    Label { code: "LA", x: 180, y: 56, anchor: "start", width: 30, lift: 0, ground: Ground::Sea, leader: Some([213, 72, 222, 160]) },
    Label { code: "MY", x: 260, y: 480, anchor: "start", width: 50, lift: -7, ground: Ground::Sea, leader: Some([260, 486, 234, 498]) },
    Label { code: "MM", x: 104, y: 152, anchor: "middle", width: 53, lift: 0, ground: Ground::Land, leader: None },
    Label { code: "PH", x: 640, y: 262, anchor: "start", width: 63, lift: 0, ground: Ground::Sea, leader: None },
    Label { code: "SG", x: 14, y: 776, anchor: "start", width: 60, lift: 0, ground: Ground::CallOut, leader: Some([205, 756, 253, 559]) },
    Label { code: "TH", x: 214, y: 262, anchor: "middle", width: 49, lift: 0, ground: Ground::Land, leader: None },
    Label { code: "VN", x: 346, y: 240, anchor: "start", width: 48, lift: 0, ground: Ground::Sea, leader: None },
];

/// Where the words on Timor-Leste start (two lines, the first baseline), and the line from there to its land.
const TIMOR_LESTE_MARK: (i16, i16) = (712, 812);
const TIMOR_LESTE_LEADER: &str = "M696 788 694 773";

/// Where the word "Japan" ends; an arrow to the upper right follows it.
const JAPAN_MARK: (i16, i16) = (916, 60);

/// For each member the members that Left, Right, Up and Down lead to.
const NEIGHBOUR_KEYS: [(&str, [&str; 4]); 10] = [
    ("BN", ["MY", "PH", "VN", "ID"]),
    ("KH", ["TH", "VN", "LA", "MY"]),
    ("ID", ["SG", "ID", "MY", "ID"]),
    ("LA", ["MM", "VN", "LA", "KH"]),
    ("MY", ["MY", "BN", "TH", "SG"]),
    ("MM", ["MM", "LA", "MM", "TH"]),
    ("PH", ["VN", "PH", "PH", "ID"]),
    ("SG", ["SG", "ID", "MY", "ID"]),
    ("TH", ["MM", "KH", "LA", "MY"]),
    ("VN", ["KH", "PH", "LA", "BN"]),
];

/// A place on the drawing in tenths of a unit.
type Place = (i32, i32);

/// A closed outline; the first place is not repeated at the end.
type Ring = Vec<Place>;

/// A box in whole units.
#[derive(Clone, Copy)]
struct Bounds {
    left: i16,
    top: i16,
    right: i16,
    bottom: i16,
}

impl Bounds {
    fn meets(self, other: Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    fn contains(self, other: Self) -> bool {
        self.left <= other.left && other.right <= self.right && self.top <= other.top && other.bottom <= self.bottom
    }
}

/// What becomes of a country of the data set.
#[derive(Clone, Copy, PartialEq)]
enum Role {
    Member(usize),
    TimorLeste,
    Neighbour,
    Omitted,
}

impl Role {
    fn of(name: &str) -> Self {
        if let Some(index) = MEMBERS.iter().position(|(_, member)| *member == name) {
            Self::Member(index)
        } else if name == TIMOR_LESTE {
            Self::TimorLeste
        } else if OMITTED.contains(&name) {
            Self::Omitted
        } else {
            Self::Neighbour
        }
    }
}

/// A country: its rings, each a list of arcs (`!n` is arc `n` backwards).
struct Country {
    role: Role,
    rings: Vec<Vec<i64>>,
}

/// The decoded data set: arcs in degrees, countries as references to them.
struct Atlas {
    arcs: Vec<Vec<(f64, f64)>>,
    countries: Vec<Country>,
}

/// Writes `src/map/shapes.rs` under `root`, the folder of the project.
pub fn run(root: &Path) -> Result<(), String> {
    check_tables()?;
    let source = fetch(&root.join("target/xtask-shapes"))?;
    let json = fs::read_to_string(&source).map_err(|e| format!("{}: {e}", source.display()))?;
    let json = serde_json::from_str(&json).map_err(|e| format!("{}: {e}", source.display()))?;
    let atlas = decode(&json).ok_or_else(|| format!("{}: not the TopoJSON that was expected", source.display()))?;

    let arcs = simplified(&atlas);
    let mut members: [Vec<Ring>; 10] = array::from_fn(|_| Vec::new());
    let mut timor_leste = Vec::new();
    for country in &atlas.countries {
        let rings = || country.rings.iter().map(|ring| joined(ring, &arcs));
        match country.role {
            Role::Member(index) => members[index].extend(rings()),
            Role::TimorLeste => timor_leste.extend(rings()),
            Role::Neighbour | Role::Omitted => {}
        }
    }
    for rings in members.iter_mut().chain([&mut timor_leste]) {
        drop_small(rings);
    }
    if let Some(index) = members.iter().position(Vec::is_empty) {
        return Err(format!("no outline of {}", MEMBERS[index].1));
    }
    let mut neighbours: Vec<Ring> =
        merged_neighbours(&atlas)?.iter().map(|ring| clipped(joined(ring, &arcs), BLEED)).collect();
    neighbours.retain(|ring| area(ring) >= SMALLEST_ISLAND);

    let target = root.join("src/map/shapes.rs");
    let text = generated(&neighbours, &timor_leste, &members).map_err(|e| e.to_string())?;
    fs::write(&target, &text).map_err(|e| format!("{}: {e}", target.display()))?;
    let all = || members.iter().chain([&neighbours, &timor_leste]).flatten();
    println!(
        "{}: {} bytes, {} outlines, {} points",
        target.display(),
        text.len(),
        all().count(),
        all().map(Vec::len).sum::<usize>()
    );
    Ok(())
}

/// The path of the data set, installed into `folder` if it is not there.
fn fetch(folder: &Path) -> Result<PathBuf, String> {
    let file = folder.join("node_modules/world-atlas/countries-50m.json");
    if !file.is_file() {
        println!("npm install {PACKAGE}");
        fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        let status = Command::new("npm")
            .args(["install", "--no-audit", "--no-fund", PACKAGE, "--prefix"])
            .arg(folder)
            .status()
            .map_err(|e| format!("npm: {e}"))?;
        if !status.success() {
            return Err(format!("npm install {PACKAGE}: {status}"));
        }
    }
    Ok(file)
}

/// Reads a quantized `TopoJSON`: every arc is a list of steps from its first point.
fn decode(json: &Value) -> Option<Atlas> {
    let pair = |value: &Value| Some((value.get(0)?.as_f64()?, value.get(1)?.as_f64()?));
    let scale = pair(&json["transform"]["scale"])?;
    let translate = pair(&json["transform"]["translate"])?;
    let arc = |steps: &Value| {
        let mut at = (0.0, 0.0);
        let places = steps.as_array()?.iter().map(|step| {
            let step = pair(step)?;
            at = (at.0 + step.0, at.1 + step.1);
            Some((at.0 * scale.0 + translate.0, at.1 * scale.1 + translate.1))
        });
        places.collect::<Option<Vec<_>>>()
    };
    let ring = |arcs: &Value| arcs.as_array()?.iter().map(Value::as_i64).collect::<Option<Vec<_>>>();
    let polygon = |rings: &Value| rings.as_array()?.iter().map(ring).collect::<Option<Vec<_>>>();
    let country = |geometry: &Value| {
        let rings = match geometry["type"].as_str()? {
            "Polygon" => polygon(&geometry["arcs"])?,
            _ => geometry["arcs"].as_array()?.iter().map(polygon).collect::<Option<Vec<_>>>()?.concat(),
        };
        Some(Country { role: Role::of(geometry["properties"]["name"].as_str()?), rings })
    };
    Some(Atlas {
        arcs: json["arcs"].as_array()?.iter().map(arc).collect::<Option<_>>()?,
        countries: json["objects"]["countries"]["geometries"].as_array()?.iter().map(country).collect::<Option<_>>()?,
    })
}

/// The index of an arc that may be referred to backwards.
fn index(arc: i64) -> usize {
    usize::try_from(if arc < 0 { !arc } else { arc }).unwrap_or(usize::MAX)
}

/// All arcs projected, thinned and put on the grid.
fn simplified(atlas: &Atlas) -> Vec<Vec<Place>> {
    let mut outlined = vec![false; atlas.arcs.len()];
    for country in &atlas.countries {
        if matches!(country.role, Role::Member(_) | Role::TimorLeste) {
            for arc in country.rings.iter().flatten() {
                outlined[index(*arc)] = true;
            }
        }
    }
    let arcs = atlas.arcs.iter().zip(outlined);
    arcs.map(|(arc, outlined)| {
        let projected = arc.iter().map(|(lon, lat)| ((lon - ORIGIN.0) * SCALE.0, (ORIGIN.1 - lat) * SCALE.1));
        let thin = thinned(projected.collect(), if outlined { DETAIL_MEMBER } else { DETAIL_NEIGHBOUR });
        #[expect(clippy::cast_possible_truncation, reason = "some thousand units at most")]
        let snap = |v: f64| (v * 10.0 / f64::from(GRID)).round() as i32 * GRID;
        without_idle(thin.iter().map(|(x, y)| (snap(*x), snap(*y))))
    })
    .collect()
}

/// Visvalingam's method: drops the point that spans the smallest triangle with its neighbours, as
/// long as that is smaller than `detail`. The ends stay, since other arcs meet there.
fn thinned(mut points: Vec<(f64, f64)>, detail: f64) -> Vec<(f64, f64)> {
    let triangle =
        |p: &[(f64, f64)]| ((p[1].0 - p[0].0) * (p[2].1 - p[0].1) - (p[2].0 - p[0].0) * (p[1].1 - p[0].1)).abs() / 2.0;
    let fewest = if points.first() == points.last() { FEWEST_CORNERS + 1 } else { 2 };
    let mut areas: Vec<f64> = points.windows(3).map(triangle).collect();
    while points.len() > fewest {
        let smallest = areas.iter().enumerate().min_by(|a, b| a.1.total_cmp(b.1));
        let Some((at, &size)) = smallest.filter(|(_, size)| **size < detail) else {
            break;
        };
        points.remove(at + 1);
        areas.remove(at);
        // A point never counts for less than one already dropped, or long slow curves would vanish.
        for next in [at.checked_sub(1), Some(at)].into_iter().flatten() {
            if let (Some(area), Some(three)) = (areas.get_mut(next), points.get(next..next + 3)) {
                *area = triangle(three).max(size);
            }
        }
    }
    points
}

/// The places of an arc without repeated ones and without those halfway along a straight line.
fn without_idle(places: impl Iterator<Item = Place>) -> Vec<Place> {
    let mut kept: Vec<Place> = Vec::new();
    for place in places {
        if kept.last() == Some(&place) {
            continue;
        }
        if let [.., a, b] = kept[..] {
            let (first, second) = ((b.0 - a.0, b.1 - a.1), (place.0 - b.0, place.1 - b.1));
            let cross = i64::from(first.0) * i64::from(second.1) - i64::from(second.0) * i64::from(first.1);
            let dot = i64::from(first.0) * i64::from(second.0) + i64::from(first.1) * i64::from(second.1);
            if cross == 0 && dot > 0 {
                kept.pop();
            }
        }
        kept.push(place);
    }
    kept
}

/// Joins the arcs of a ring to one outline.
fn joined(ring: &[i64], arcs: &[Vec<Place>]) -> Ring {
    let mut outline = Ring::new();
    for &arc in ring {
        let places = &arcs[index(arc)];
        if arc < 0 {
            outline.extend(places.iter().rev());
        } else {
            outline.extend(places);
        }
    }
    outline.dedup();
    if outline.len() > 1 && outline.first() == outline.last() {
        outline.pop();
    }
    outline
}

/// The rings around all neighbours taken together: an arc that two of them use is an inner border
/// and falls away, the others are strung together where they meet.
fn merged_neighbours(atlas: &Atlas) -> Result<Vec<Vec<i64>>, String> {
    let neighbours = atlas.countries.iter().filter(|country| country.role == Role::Neighbour);
    let uses: Vec<i64> = neighbours.flat_map(|country| country.rings.iter().flatten().copied()).collect();
    let mut times = vec![0; atlas.arcs.len()];
    for &arc in &uses {
        times[index(arc)] += 1;
    }
    // Degrees come from whole numbers by one formula, so equal ends have equal bits.
    let end = |arc: i64, last: bool| {
        let places = &atlas.arcs[index(arc)];
        let place = if last == (arc >= 0) { places.last() } else { places.first() };
        place.map(|(lon, lat)| (lon.to_bits(), lat.to_bits()))
    };
    let mut from: HashMap<_, Vec<i64>> = HashMap::new();
    let edges: Vec<i64> = uses.into_iter().filter(|&arc| times[index(arc)] == 1).collect();
    for &arc in &edges {
        from.entry(end(arc, false)).or_default().push(arc);
    }
    let mut rings = Vec::new();
    let mut strung = vec![false; atlas.arcs.len()];
    for start in edges {
        if strung[index(start)] {
            continue;
        }
        let mut ring = vec![start];
        let mut last = start;
        strung[index(start)] = true;
        while end(last, true) != end(start, false) {
            let next = from.get(&end(last, true)).and_then(|arcs| arcs.iter().find(|arc| !strung[index(**arc)]));
            last = *next.ok_or("the outline of the neighbours does not close")?;
            strung[index(last)] = true;
            ring.push(last);
        }
        rings.push(ring);
    }
    Ok(rings)
}

/// The area of a ring in square units.
fn area(ring: &Ring) -> f64 {
    let next = ring.iter().cycle().skip(1);
    let twice: i64 =
        ring.iter().zip(next).map(|(a, b)| i64::from(a.0) * i64::from(b.1) - i64::from(b.0) * i64::from(a.1)).sum();
    #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
    let twice = twice.abs() as f64;
    twice / 200.0
}

/// Drops small islands, but never the largest.
fn drop_small(rings: &mut Vec<Ring>) {
    let largest = rings.iter().map(area).fold(0.0, f64::max);
    rings.retain(|ring| area(ring) >= SMALLEST_ISLAND.min(largest));
}

/// Sutherland and Hodgman's method: cuts a ring along each side of the box in turn.
fn clipped(ring: Ring, bounds: Bounds) -> Ring {
    let side = |ring: Ring, inside: &dyn Fn(Place) -> bool, cut: &dyn Fn(Place, Place) -> Place| {
        let next = ring.iter().cycle().skip(1);
        let mut kept = Ring::new();
        for (&a, &b) in ring.iter().zip(next) {
            if inside(a) {
                kept.push(a);
            }
            if inside(a) != inside(b) {
                kept.push(cut(a, b));
            }
        }
        kept.dedup();
        kept
    };
    let upright = |x: i32| move |a: Place, b: Place| (x, between(a, b, x));
    let level = |y: i32| move |a: Place, b: Place| (between((a.1, a.0), (b.1, b.0), y), y);
    let [left, top, right, bottom] = [bounds.left, bounds.top, bounds.right, bounds.bottom].map(|v| i32::from(v) * 10);
    let ring = side(ring, &|p| p.0 >= left, &upright(left));
    let ring = side(ring, &|p| p.0 <= right, &upright(right));
    let ring = side(ring, &|p| p.1 >= top, &level(top));
    side(ring, &|p| p.1 <= bottom, &level(bottom))
}

/// The second coordinate, on the grid, of the point between two where the first coordinate is `at`.
fn between(a: Place, b: Place, at: i32) -> i32 {
    let share = f64::from(at - a.0) / f64::from(b.0 - a.0);
    let value = f64::from(a.1) + share * f64::from(b.1 - a.1);
    #[expect(clippy::cast_possible_truncation, reason = "between two values of the type")]
    let steps = (value / f64::from(GRID)).round() as i32;
    steps * GRID
}

/// The `d` of an SVG path, in steps: each outline starts relative to the start of the one before.
fn path(rings: &[Ring]) -> String {
    let mut d = String::new();
    let mut start = (0, 0);
    for ring in rings {
        let Some(&first) = ring.first() else { continue };
        d.push('m');
        let mut at = start;
        for &place in ring {
            push_number(&mut d, place.0 - at.0);
            push_number(&mut d, place.1 - at.1);
            at = place;
        }
        d.push('z');
        start = first;
    }
    d
}

/// Appends tenths as a number, with a space only where the number could be read as part of the one before.
fn push_number(d: &mut String, tenths: i32) {
    let mut number = if tenths < 0 { String::from("-") } else { String::new() };
    let (whole, rest) = (tenths.abs() / 10, tenths.abs() % 10);
    if whole > 0 || rest == 0 {
        number.push_str(&whole.to_string());
    }
    if rest > 0 {
        number.push('.');
        number.push_str(&rest.to_string());
    }
    let after_fraction =
        d.rsplit(|c: char| !c.is_ascii_digit() && c != '.').next().is_some_and(|last| last.contains('.'));
    let apart = number.starts_with('-') || (number.starts_with('.') && after_fraction);
    if !apart && d.ends_with(|c: char| c.is_ascii_digit()) {
        d.push(' ');
    }
    d.push_str(&number);
}

/// The box that a label needs at its largest, number included.
fn label_bounds(label: &Label) -> Bounds {
    // tenths of the size: half a line above and below, the square with its gap, the frame's room
    let (above, below, side, room) = match label.ground {
        Ground::Land => (20, 7, 0, 0),
        Ground::Sea => (6, 6, 15, 0),
        Ground::CallOut => (11, 11, 15, 4),
    };
    #[expect(clippy::cast_possible_truncation, reason = "a few hundred units")]
    let units = |tenths: i16| (f64::from(tenths) * NAME_SIZE / 10.0).ceil() as i16;
    let width = units(label.width + side);
    let left = match label.anchor {
        "start" => label.x,
        _ => label.x - width / 2,
    };
    Bounds {
        left: left - units(room),
        top: label.y - units(above),
        right: left + width + units(room),
        bottom: label.y + units(below),
    }
}

/// Checks what was set by hand: no two labels meet, and every key leads somewhere.
fn check_tables() -> Result<(), String> {
    let drawing = Bounds { left: 0, top: 0, right: VIEW.0, bottom: VIEW.1 };
    let mut boxes: Vec<(&str, Bounds)> = Vec::new();
    for (label, (code, _)) in LABELS.iter().zip(MEMBERS) {
        if label.code != code {
            return Err(format!("label of {} where {code} was expected", label.code));
        }
        let bounds = label_bounds(label);
        if !drawing.contains(bounds) {
            return Err(format!("the label of {code} leaves the drawing"));
        }
        if let Some((other, _)) = boxes.iter().find(|(_, other)| other.meets(bounds)) {
            return Err(format!("the label of {code} meets that of {other}"));
        }
        boxes.push((code, bounds));
    }
    let known = |code: &str| MEMBERS.iter().any(|(member, _)| *member == code);
    match NEIGHBOUR_KEYS
        .iter()
        .zip(MEMBERS)
        .find(|((from, to), (code, _))| from != code || !to.iter().all(|c| known(c)))
    {
        Some(((from, _), _)) => Err(format!("arrow keys of {from}: not the members in their order")),
        None => Ok(()),
    }
}

/// The text of the generated file.
fn generated(neighbours: &[Ring], timor_leste: &[Ring], members: &[Vec<Ring>; 10]) -> Result<String, std::fmt::Error> {
    let mut out = String::new();
    let o = &mut out;
    writeln!(
        o,
        "//! The map: outlines, and where names and numbers stand. Generated by `cargo xtask shapes`; change that, not this."
    )?;
    writeln!(o, "//!")?;
    writeln!(o, "//! Outlines: Natural Earth 1:50m (public domain), from npm's `{PACKAGE}` (ISC), simplified.")?;
    writeln!(o, "//! Paths are in steps relative to the point before, in units of [`VIEW`].\n")?;
    writeln!(o, "/// Width and height of the drawing, in its own units.\npub const VIEW: (u16, u16) = {VIEW:?};\n")?;
    writeln!(
        o,
        "/// Everything around that is no member, as one shape without inner borders. It reaches past the drawing."
    )?;
    writeln!(o, "pub const NEIGHBOURS: &str = \"{}\";\n", path(neighbours))?;
    writeln!(o, "/// Timor-Leste, which joined after the proposal: drawn, not selectable.")?;
    writeln!(o, "pub const TIMOR_LESTE: &str = \"{}\";\n", path(timor_leste))?;
    writeln!(o, "/// The ten members by ISO 3166 alpha-2 code, in the order of the ten-member bar.")?;
    writeln!(o, "pub const MEMBERS: [(&str, &str); 10] = [")?;
    for ((code, _), rings) in MEMBERS.iter().zip(members) {
        let d = path(rings);
        // As rustfmt breaks lines.
        if d.len() < 50 {
            writeln!(o, "    (\"{code}\", \"{d}\"),")?;
        } else {
            writeln!(o, "    (\n        \"{code}\",\n        \"{d}\",\n    ),")?;
        }
    }
    writeln!(o, "];\n")?;
    o.push_str(LABEL_TYPE);
    writeln!(o, "/// Where each name stands, in the order of [`MEMBERS`].\npub const LABELS: [Label; 10] = [")?;
    for Label { code, x, y, anchor, width, lift, ground, leader } in &LABELS {
        writeln!(o, "    Label {{\n        code: {code:?},\n        x: {x},\n        y: {y},")?;
        writeln!(
            o,
            "        anchor: {anchor:?},\n        width: {width},\n        lift: {lift},\n        ground: Ground::{ground:?},"
        )?;
        writeln!(o, "        leader: {leader:?},\n    }},")?;
    }
    writeln!(o, "];\n")?;
    writeln!(
        o,
        "/// Where the two lines on Timor-Leste start, on the baseline of the first.\npub const TIMOR_LESTE_MARK: (i16, i16) = {TIMOR_LESTE_MARK:?};\n"
    )?;
    writeln!(
        o,
        "/// The line between those words and the land, as a path.\npub const TIMOR_LESTE_LEADER: &str = {TIMOR_LESTE_LEADER:?};\n"
    )?;
    writeln!(
        o,
        "/// Where the word for Japan ends, on its baseline; the arrow stands right of it.\npub const JAPAN_MARK: (i16, i16) = {JAPAN_MARK:?};\n"
    )?;
    writeln!(
        o,
        "/// For each member the members that Left, Right, Up and Down lead to; itself where nothing lies that way."
    )?;
    writeln!(o, "pub const NEIGHBOUR_KEYS: [(&str, [&str; 4]); 10] = [")?;
    for (code, keys) in NEIGHBOUR_KEYS {
        writeln!(o, "    ({code:?}, {keys:?}),")?;
    }
    writeln!(o, "];")?;
    Ok(out)
}

const LABEL_TYPE: &str = "/// What the name of a member is written on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// Its own land.
    Land,
    /// The sea or a neighbour.
    Sea,
    /// A frame, since its land is too small to be hit.
    CallOut,
}

/// The label of a member, in units of [`VIEW`].
pub struct Label {
    /// ISO 3166 alpha-2 code.
    pub code: &'static str,
    /// Start or middle of the label, as `anchor` says, and the middle of its height.
    pub x: i16,
    pub y: i16,
    /// `text-anchor`: \"start\" or \"middle\".
    pub anchor: &'static str,
    /// Width of the name in bold, in tenths of the text's size.
    pub width: i16,
    /// How much higher than the text its hit area lies, in tenths of the text's size.
    pub lift: i16,
    /// What the name is written on.
    pub ground: Ground,
    /// The line from the name (x, y) to its land (x, y), where they are apart.
    pub leader: Option<[i16; 4]>,
}

";
