//! Mounts the application.

fn main() {
    scolie::browser::recovery::watch();
    yew::Renderer::<scolie::ui::App>::with_root(scolie::browser::page::root()).render();
}
