//! Our mark: three lines of a text, one of them marked and noted in the margin. Drawn once, as shapes; given
//! out as SVG and as PNG, the same bytes every time.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::Failure;

/// The side of the square that the shapes are drawn in.
const SIDE: f64 = 64.0;
/// Samples along a side of each pixel.
const FINE: u32 = 4;

/// A rectangle with round corners: left, top, width, height, radius, colour.
type Shape = (f64, f64, f64, f64, f64, u32);

const INK: u32 = 0x1F_4E_79;
const PAPER: u32 = 0xFB_F9_F4;
const MARK: u32 = 0xF2_C1_4E;

const GROUND: Shape = (0.0, 0.0, SIDE, SIDE, 14.0, INK);
const LINES: [Shape; 4] = [
    (11.0, 15.0, 30.0, 7.0, 2.0, PAPER),
    (11.0, 28.5, 30.0, 7.0, 2.0, MARK),
    (11.0, 42.0, 20.0, 7.0, 2.0, PAPER),
    (46.0, 24.0, 8.0, 25.0, 2.0, MARK),
];

/// What the square around the mark is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frame {
    /// It is seen, with round corners.
    Round,
    /// The system cuts its own shape out of it: the mark keeps to the middle.
    Full,
}

fn shapes(frame: Frame) -> Vec<Shape> {
    let (ground, scale) = match frame {
        Frame::Round => (GROUND, 1.0),
        Frame::Full => ((0.0, 0.0, SIDE, SIDE, 0.0, INK), 0.72),
    };
    let place = |at: f64| SIDE / 2.0 + (at - SIDE / 2.0) * scale;
    let lines = LINES.map(|(left, top, width, height, radius, colour)| {
        (place(left), place(top), width * scale, height * scale, radius * scale, colour)
    });
    std::iter::once(ground).chain(lines).collect()
}

/// The mark as SVG, in one line.
pub fn svg() -> String {
    let draw = |(left, top, width, height, radius, colour): Shape| {
        format!(
            "<rect x='{left}' y='{top}' width='{width}' height='{height}' rx='{radius}' fill='#{colour:06X}'/>"
        )
    };
    let shapes: String = shapes(Frame::Round).into_iter().map(draw).collect();
    format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {SIDE} {SIDE}'>{shapes}</svg>")
}

/// The mark as the address of a picture, for a page that loads nothing.
pub fn address() -> String {
    let escape = |c: char| match c {
        '<' => "%3C".to_owned(),
        '>' => "%3E".to_owned(),
        '#' => "%23".to_owned(),
        ' ' => "%20".to_owned(),
        other => other.to_string(),
    };
    format!("data:image/svg+xml,{}", svg().chars().map(escape).collect::<String>())
}

/// The mark as PNG, `side` pixels wide.
pub fn png(side: u32, frame: Frame) -> Result<Vec<u8>, Failure> {
    let shapes = shapes(frame);
    let mut rows = Vec::new();
    for y in 0..side {
        // Each row says how it is filtered: not at all.
        rows.push(0);
        for x in 0..side {
            rows.extend(pixel(&shapes, x, y, side));
        }
    }
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    packed.write_all(&rows).map_err(|error| error.to_string())?;
    let packed = packed.finish().map_err(|error| error.to_string())?;
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    let size = side.to_be_bytes();
    // Eight bits each of red, green, blue and opacity.
    chunk(&mut png, *b"IHDR", &[&size[..], &size[..], &[8, 6, 0, 0, 0]].concat());
    chunk(&mut png, *b"IDAT", &packed);
    chunk(&mut png, *b"IEND", &[]);
    Ok(png)
}

/// The mean of the samples in a pixel.
fn pixel(shapes: &[Shape], x: u32, y: u32, side: u32) -> [u8; 4] {
    let mut sum = [0_u32; 4];
    for sample in 0..FINE * FINE {
        let at = |pixel: u32, part: u32| {
            (f64::from(pixel) + (f64::from(part) + 0.5) / f64::from(FINE)) * SIDE / f64::from(side)
        };
        let (x, y) = (at(x, sample % FINE), at(y, sample / FINE));
        let top = shapes.iter().rev().find(|shape| is_inside(**shape, x, y));
        if let Some((.., colour)) = top {
            let parts = [colour >> 16 & 255, colour >> 8 & 255, colour & 255, 255];
            sum.iter_mut().zip(parts).for_each(|(sum, part)| *sum += part);
        }
    }
    let [red, green, blue, opacity] = sum;
    let samples = (opacity / 255).max(1);
    let mean = |sum: u32| u8::try_from(sum / samples).unwrap_or(u8::MAX);
    let opacity = u8::try_from(opacity / (FINE * FINE)).unwrap_or(u8::MAX);
    [mean(red), mean(green), mean(blue), opacity]
}

fn is_inside((left, top, width, height, radius, _): Shape, x: f64, y: f64) -> bool {
    // How far the point is outside the rectangle that the corners are drawn around.
    let beyond =
        |at: f64, start: f64, length: f64| (start + radius - at).max(at - (start + length - radius)).max(0.0);
    let (across, down) = (beyond(x, left, width), beyond(y, top, height));
    let is_in_box = x >= left && x < left + width && y >= top && y < top + height;
    is_in_box && across * across + down * down <= radius * radius
}

fn chunk(png: &mut Vec<u8>, name: [u8; 4], data: &[u8]) {
    let length = u32::try_from(data.len()).unwrap_or(u32::MAX);
    let named = [&name[..], data].concat();
    let mut sum = flate2::Crc::new();
    sum.update(&named);
    png.extend(length.to_be_bytes());
    png.extend(&named);
    png.extend(sum.sum().to_be_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_is_a_picture_of_the_size_that_is_asked_for() {
        let png = png(48, Frame::Round).unwrap();
        assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
        assert_eq!(png.get(16..24), Some(&[0, 0, 0, 48, 0, 0, 0, 48][..]));
        assert_eq!(png, super::png(48, Frame::Round).unwrap());
    }

    #[test]
    fn the_address_holds_nothing_that_ends_an_attribute() {
        let address = address();
        assert!(!address.contains(['"', '<', '>', '#', ' ', '\n']), "{address}");
    }
}
