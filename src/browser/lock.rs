//! What only one tab does at a time (Web Locks API).
//!
//! It guards no correctness of the store: it keeps two tabs from writing one file at once.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Held by this tab until it is dropped, or the tab is gone.
#[derive(Debug)]
pub struct Lock {
    release: Option<Function>,
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(release) = &self.release {
            let _ = release.call0(&JsValue::NULL);
        }
    }
}

impl Lock {
    /// Takes the lock of that name; none when another tab holds it. Where the browser has no locks, nobody does.
    pub async fn take(name: &str) -> Option<Self> {
        let navigator = gloo::utils::window().navigator();
        let locks = Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object);
        let Some(locks) = locks else { return Some(Self { release: None }) };
        let release: Rc<RefCell<Option<Function>>> = Rc::default();
        let held = Rc::clone(&release);
        let answer = Promise::new(&mut |tell, _| {
            let (held, told) = (Rc::clone(&held), tell.clone());
            let granted = Closure::once_into_js(move |lock: JsValue| {
                let _ = told.call1(&JsValue::NULL, &lock.is_object().into());
                if !lock.is_object() {
                    return JsValue::UNDEFINED;
                }
                Promise::new(&mut |resolve, _| *held.borrow_mut() = Some(resolve)).into()
            });
            if ask(&locks, name, &granted).is_err() {
                let _ = tell.call1(&JsValue::NULL, &true.into());
            }
        });
        let answer = JsFuture::from(answer).await.ok()?;
        answer.is_truthy().then(|| Self { release: release.borrow_mut().take() })
    }
}

fn ask(locks: &JsValue, name: &str, granted: &JsValue) -> Result<(), JsValue> {
    let request: Function = Reflect::get(locks, &"request".into())?.dyn_into()?;
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &true.into())?;
    request.call3(locks, &name.into(), &options, granted).map(drop)
}
