//! Long work in pieces: a function that gives way now and then, and is taken up again.
//!
//! What reads a large file is an `async fn` that [`turn`]s after each record. Whoever has a screen to keep alive
//! takes it up piece by piece with [`Work::go_on`], and may drop it; whoever has none calls [`at_once`]. Nothing
//! waits for anything else, so no runtime is needed, and the same function serves both.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

/// Work that was begun and can be taken up again.
pub struct Work<'a, T>(Pin<Box<dyn Future<Output = T> + 'a>>);

impl<'a, T> Work<'a, T> {
    /// Work that is nothing but `future`, which never waits but to give way.
    pub fn new(future: impl Future<Output = T> + 'a) -> Self {
        Self(Box::pin(future))
    }

    /// Does one more piece; what came of it when it was the last.
    pub fn go_on(&mut self) -> Option<T> {
        match self.0.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(done) => Some(done),
            Poll::Pending => None,
        }
    }

    /// Does all of it.
    pub fn at_once(mut self) -> T {
        loop {
            if let Some(done) = self.go_on() {
                return done;
            }
        }
    }
}

/// Does all of a work that was written to give way.
pub fn at_once<'a, T>(future: impl Future<Output = T> + 'a) -> T {
    Work::new(future).at_once()
}

/// Gives way once.
pub fn turn() -> impl Future<Output = ()> {
    let mut has_passed = false;
    poll_fn(move |_| match std::mem::replace(&mut has_passed, true) {
        true => Poll::Ready(()),
        false => Poll::Pending,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn sum(numbers: &[u32]) -> u32 {
        let mut sum = 0;
        for number in numbers {
            turn().await;
            sum += number;
        }
        sum
    }

    #[test]
    fn work_is_done_in_as_many_pieces_as_it_has() {
        let numbers = [1, 2, 3];
        let mut work = Work::new(sum(&numbers));
        assert_eq!([work.go_on(), work.go_on(), work.go_on(), work.go_on()], [None, None, None, Some(6)]);
        assert_eq!(at_once(sum(&numbers)), 6);
    }
}
