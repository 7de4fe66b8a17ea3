//! A figure as a PNG picture: Word draws SVG only in its newer versions.

use std::sync::Arc;

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use crate::error::PaperError;
use crate::fonts::Fonts;

/// Dots for each unit of the drawing: sharp in print, small enough to mail.
const SCALE: f32 = 2.0;

/// The most dots a side may have.
const SIDE_MAX: f32 = 8_000.0;

/// A drawn figure.
pub(super) struct Picture {
    pub(super) png: Vec<u8>,
    /// Height over width.
    pub(super) height_for_width: f64,
}

/// The faces with which figures are drawn.
pub(super) fn faces(fonts: &Fonts) -> Arc<fontdb::Database> {
    let mut faces = fontdb::Database::new();
    for font in (0..).map_while(|place| fonts.get(place)) {
        faces.load_font_data(font.data().to_vec());
    }
    faces.set_serif_family("Libertinus Serif");
    Arc::new(faces)
}

/// Draws one of our own figures.
pub(super) fn draw(svg: &str, faces: &Arc<fontdb::Database>) -> Result<Picture, PaperError> {
    let failed = |why: String| PaperError::Picture(why);
    let options = Options { fontdb: Arc::clone(faces), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|error| failed(error.to_string()))?;
    let size = tree.size();
    let scale = SCALE.min(SIDE_MAX / size.width()).min(SIDE_MAX / size.height());
    let dots =
        size.to_int_size().scale_by(scale).ok_or_else(|| failed("the drawing has no size".to_owned()))?;
    let mut pixels = Pixmap::new(dots.width(), dots.height())
        .ok_or_else(|| failed("the drawing is too large".to_owned()))?;
    pixels.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    let png = pixels.encode_png().map_err(|error| failed(error.to_string()))?;
    Ok(Picture { png, height_for_width: f64::from(size.height()) / f64::from(size.width()) })
}
