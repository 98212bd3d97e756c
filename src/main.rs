//! Mounts the application.

fn main() {
    yew::Renderer::<scolie::ui::App>::new().render();
}
