//! Mounts the application.

fn main() {
    yew::Renderer::<scolie::ui::App>::with_root(scolie::browser::page::root()).render();
}
