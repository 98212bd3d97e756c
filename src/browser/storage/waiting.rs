//! Waits for the browser's answer, so long at most.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbRequest, IdbTransaction};

use super::ANSWERS_WITHIN;
use crate::browser::Error;
use crate::model::saving::SILENT;

/// Says that no request follows: the browser then needs no word from a page that is about to go.
///
/// Bound by hand: `web-sys` warns of it for a clash of names.
pub(super) fn commit(transaction: &IdbTransaction) {
    let method = Reflect::get(transaction, &"commit".into()).ok();
    if let Some(method) = method.and_then(|method| method.dyn_into::<js_sys::Function>().ok()) {
        // Where it cannot, the transaction commits by itself.
        let _ = method.call0(transaction);
    }
}

pub(super) async fn answer(request: &IdbRequest) -> Result<JsValue, Error> {
    answer_within(request, ANSWERS_WITHIN).await
}

pub(super) async fn answer_within(request: &IdbRequest, milliseconds: u32) -> Result<JsValue, Error> {
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match within(promise, milliseconds).await {
        Ok(Some(_)) => Ok(request.result()?),
        Ok(None) => Err(Error::named(SILENT)),
        Err(_) => {
            let error = request.error().ok().flatten();
            Err(error.map_or_else(|| Error::named("UnknownError"), |error| Error(error.name())))
        }
    }
}

/// Waits until the transaction is complete: `success` of a request says nothing yet.
pub(super) async fn done(transaction: &IdbTransaction, milliseconds: u32) -> Result<(), Error> {
    let promise = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    match within(promise, milliseconds).await {
        Ok(Some(_)) => Ok(()),
        Ok(None) => Err(Error::named(SILENT)),
        Err(_) => {
            Err(transaction.error().map_or_else(|| Error::named("AbortError"), |error| Error(error.name())))
        }
    }
}

/// Waits for a promise, so long at most; none when it was too long.
pub(in crate::browser) async fn within(
    promise: Promise,
    milliseconds: u32,
) -> Result<Option<JsValue>, JsValue> {
    let timer: Rc<RefCell<Option<Timeout>>> = Rc::default();
    let held = Rc::clone(&timer);
    // Nothing else is this very object.
    let token = js_sys::Object::new();
    let told = token.clone();
    let late = Promise::new(&mut |resolve, _| {
        let told = told.clone();
        let call = move || drop(resolve.call1(&JsValue::NULL, &told));
        *held.borrow_mut() = Some(Timeout::new(milliseconds, call));
    });
    let result = JsFuture::from(Promise::race(&Array::of2(&promise, &late))).await;
    // It has its time; what comes first decides.
    timer.borrow_mut().take();
    result.map(|value| (value != *token).then_some(value))
}
